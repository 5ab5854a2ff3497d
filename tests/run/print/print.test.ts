import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { notoSans } from '../../../src/adapters/fonts/noto.ts';
import type { PrintForm } from '../../../src/plan/kit/documents.ts';
import type { BrochureContents, PrintContents } from '../../../src/plan/kit/said.ts';
import { brochureContents, guideContents, sheetContents } from '../../../src/plan/kit/say.ts';
import { A4 } from '../../../src/run/print/look.ts';
import { measureIn, newPdf } from '../../../src/run/print/pdf.ts';
import { leavesOf, printDocument, printText } from '../../../src/run/print/print.ts';
import { kitOf, kitPictures, kitStills, LETTERS } from '../../support/kit.ts';
import { openPdf, pagesOf, partsOn, pictureOf, saidOn, textOf } from '../../support/pdf.ts';

const font = notoSans();
const stills = kitStills();
const LANGUAGES = ['en', 'cs', 'fr', 'hr'];

const brochure = (language: string, changes: Partial<BrochureContents> = {}): BrochureContents => {
  const { kit } = kitOf(language);
  return { ...brochureContents(kit), ...changes };
};

const printed = (contents: PrintContents, form: PrintForm = 'pages', pictures = kitPictures): Promise<Uint8Array> =>
  printDocument({ contents, form, pictures, font, stills });

/** Spaces are where lines were broken, and signs that hold together look the same. */
const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

/** Everything that contents say themselves. */
const saidBy = (value: unknown): string[] => {
  if (typeof value === 'string') return value.split('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(saidBy) : [];
};

/** Text that stands outside its page, or nearer to its edge than printers print (5 mm). */
const outside = async (bytes: Uint8Array): Promise<string[]> => {
  const pages = await pagesOf(await openPdf(bytes));
  const found = await Promise.all(
    pages.map(async (page) => {
      const [, , width = 0, height = 0] = page.view;
      const said = await saidOn(page);
      return said.filter(
        (each) => each.x < 14 || each.x + each.width > width - 14 || each.y < 14 || each.y > height - 14,
      );
    }),
  );
  return found.flat().map(({ text }) => text);
};

/** Lines of text that lie over each other. */
const overlapping = async (bytes: Uint8Array): Promise<string[]> => {
  const pages = await pagesOf(await openPdf(bytes));
  const found = await Promise.all(
    pages.map(async (page) => {
      const said = (await saidOn(page)).filter(({ text }) => text.trim());
      return said.filter((one, i) =>
        said.some((other, n) => {
          const [left, right] = [Math.max(one.x, other.x), Math.min(one.x + one.width, other.x + other.width)];
          return n > i && right - left > 1 && Math.abs(one.y - other.y) < 4;
        }),
      );
    }),
  );
  return found.flat().map(({ text }) => text);
};

/** The codes of a document, read from its pages as they are drawn, at the places where they were put. */
const codesIn = async (bytes: Uint8Array, contents: PrintContents): Promise<(string | undefined)[]> => {
  const pdf = newPdf({ language: 'en', title: '', author: '', font, seed: '' });
  const leaves = leavesOf(contents, kitPictures, 'pages', A4, measureIn(pdf));
  const pages = await pagesOf(await openPdf(bytes));
  const found: (string | undefined)[] = [];
  for (const [i, page] of pages.entries()) {
    const scale = 3;
    const canvas = await pictureOf(page, scale);
    for (const item of leaves[i]?.items ?? []) {
      if (item.kind !== 'code') continue;
      const [x, y, side] = [item.x, item.y, item.width].map((length) => Math.round(length * scale)) as [
        number,
        number,
        number,
      ];
      const { data } = canvas.getContext('2d').getImageData(x, y, side, side);
      found.push(jsqr.default(new Uint8ClampedArray(data), side, side)?.data);
    }
  }
  return found;
};

describe.each(LANGUAGES)('a brochure in %s', (language) => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await printed(brochure(language));
  });

  it('says all that its contents say, letter for letter', async () => {
    const { words: _, output: __, ...contents } = brochure(language);
    const text = plain(await textOf(await openPdf(bytes)));
    const { address: ___, language: ____, sections, ...rest } = contents;
    for (const said of saidBy([rest, sections.map(({ address: _____, time: ______, ...each }) => each)]))
      expect(text).toContain(plain(said));
    expect(text).toContain(plain(LETTERS[language] ?? ''));
  });

  it('carries its fonts, its title and its language', async () => {
    const pdf = await openPdf(bytes);
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      ...{ Title: brochure(language).film, Language: language, PDFFormatVersion: '1.7', Producer: 'Polyreel' },
    });
    expect(info).not.toHaveProperty('CreationDate');
    const raw = Buffer.from(bytes).toString('latin1');
    const embedded = raw.match(/\/FontFile2 /g) ?? [];
    expect([embedded.length, raw.match(/\/Type \/FontDescriptor/g)?.length]).toEqual([2, 2]);
    expect(raw).not.toMatch(/Helvetica|Times|Courier/);
  });

  it('holds nothing outside its pages, and no word over another', async () => {
    expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
  });

  it('is heard as it is seen: headings, pictures with what they show, links with where they lead', async () => {
    const pages = await pagesOf(await openPdf(bytes));
    const parts = (await Promise.all(pages.map(partsOn))).flat();
    const roles = new Map(parts.map(({ role }) => [role, parts.filter((part) => part.role === role).length]));
    expect(roles.get('H1')).toBe(1);
    expect(roles.get('H2')).toBeGreaterThanOrEqual(6);
    const figures = parts.filter(({ role }) => role === 'Figure');
    // The cover, three sections, four codes and two flags.
    expect(figures).toHaveLength(10);
    for (const { alt = '' } of figures) expect(alt.length).toBeGreaterThan(8);
    const links = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat();
    // An address of two lines is two places to touch.
    expect([...new Set(links.flatMap(({ url }) => url ?? []))]).toEqual([
      'https://films.example.eu/d/rural-care',
      'https://films.example.eu/d/rural-care?t=125',
      'https://films.example.eu/d/rural-care?t=215',
    ]);
    expect(links.filter(({ dest }) => dest)).toHaveLength(3);
  });
});

describe('a brochure', () => {
  it('leads people with phones to each of its sections', async () => {
    expect(await codesIn(await printed(brochure('cs')), brochure('cs'))).toEqual([
      'https://films.example.eu/d/rural-care',
      'https://films.example.eu/d/rural-care',
      'https://films.example.eu/d/rural-care?t=125',
      'https://films.example.eu/d/rural-care?t=215',
    ]);
  });

  it('is the same bytes each time, and others with other contents or pictures', async () => {
    const [one, again] = [await printed(brochure('hr')), await printed(brochure('hr'))];
    expect(Buffer.compare(one, again)).toBe(0);
    const other = await printed(brochure('hr', { introduction: 'Drugo.' }));
    const idOf = (bytes: Uint8Array) => /\/ID \[<(\w+)>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    expect(idOf(one)).toMatch(/^[0-9a-f]{32}$/);
    expect(idOf(other)).not.toBe(idOf(one));
    const moved = await printed(brochure('hr'), 'pages', { ...kitPictures, poster: 'bus' });
    expect(Buffer.compare(one, moved)).not.toBe(0);
  });

  it('is whole whatever signs its title has', async () => {
    const film = 'Care & <more> "care"';
    const bytes = await printed(brochure('en', { film }));
    const { info, metadata } = await (await openPdf(bytes)).getMetadata();
    expect(info).toMatchObject({ Title: film });
    expect(metadata?.get('dc:title')).toBe(film);
    expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('names the page of each section in its list', async () => {
    const pages = await pagesOf(await openPdf(await printed(brochure('en'))));
    const texts = await Promise.all(pages.map(async (page) => (await saidOn(page)).map(({ text }) => text.trim())));
    const numberOf = (title: string) => texts.findIndex((said, i) => i > 1 && said.includes(title)) + 1;
    const list = texts[1] ?? [];
    for (const { title } of brochure('en').sections) expect(list).toContain(String(numberOf(title)));
  });
});

describe('a booklet', () => {
  it('has two pages on each side, in the order for folding, and is read in that of its pages', async () => {
    const pdf = await openPdf(await printed(brochure('en'), 'booklet'));
    const pages = await pagesOf(pdf);
    expect(pages.map(({ view }) => view.map(Math.round))).toEqual(Array(4).fill([0, 0, 842, 595]));
    const numbers = await Promise.all(
      pages.map(async (page) => {
        const said = await saidOn(page);
        const foot = said.filter(({ text, y }) => /^\d+$/.test(text.trim()) && y < 40);
        return foot.sort((a, b) => a.x - b.x).map(({ text }) => Number(text));
      }),
    );
    // The cover has no number.
    expect(numbers).toEqual([[8], [2, 7], [6, 3], [4, 5]]);
    const [first] = await partsOn(pages[0] as (typeof pages)[number]);
    expect(first).toBeDefined();
  });

  it('holds nothing outside its sheets', async () => {
    for (const language of LANGUAGES) {
      const bytes = await printed(brochure(language), 'booklet');
      expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
    }
  });
});

const LONG =
  `${'Slovo za slovem roste text, který nikdo nezkrátil, a přece má celý stát na papíře. '.repeat(36)}\n`.repeat(6);

describe('contents that nobody expected', () => {
  const [section] = brochure('cs').sections;
  if (!section) throw new Error('the kit of this test is empty');
  const title = 'Nejneobhospodařovávatelnější a ještě delší název '.repeat(5).slice(0, 200);
  const cases: [string, Partial<BrochureContents>, Partial<typeof kitPictures>?][] = [
    ['a text of 3,000 words', { sections: [{ ...section, text: LONG }] }],
    ['a good practice of 3,000 words', { sections: [{ ...section, isPractice: true, text: LONG }] }],
    [
      'titles of 200 characters',
      {
        film: title,
        sections: [
          { ...section, title },
          { ...section, title: 'W'.repeat(200) },
        ],
      },
    ],
    ['no text', { sections: [{ ...section, text: undefined } as never] }],
    ['no stills', {}, { sections: [] }],
    ['no sections', { sections: [], countries: [] }],
    [
      'nothing at all',
      { sections: [], countries: [], introduction: undefined, credits: [], contacts: [], funding: undefined } as never,
    ],
    ['twenty practices', { sections: [{ ...section, practices: Array(20).fill(section.practices[0]) }] }],
    ['a practice longer than a page', { sections: [{ ...section, practices: [{ title, text: LONG }] }] }],
    ['sixty sections', { sections: Array(60).fill(section) }],
    ['credits of 300 lines', { credits: [{ title: 'Film', lines: Array(300).fill('Ondřej Šťastný, zvuk a hudba') }] }],
    [
      'an address of 400 characters',
      { sections: [{ ...section, address: `https://films.example.eu/${'d/'.repeat(190)}` }] },
    ],
    ['an introduction of pages', { introduction: LONG }],
  ];
  it.each(cases)('%s come out whole, on as many pages as they need', async (_, changes, pictures = {}) => {
    const contents = brochure('cs', changes);
    for (const form of ['pages', 'booklet'] as const) {
      const bytes = await printed(contents, form, { ...kitPictures, ...pictures });
      expect([form, await outside(bytes), await overlapping(bytes)]).toEqual([form, [], []]);
      // The pages of a booklet lie in another order than that in which they are read.
      if (form === 'booklet') continue;
      const text = plain(await textOf(await openPdf(bytes)));
      for (const said of saidBy([
        contents.film,
        contents.introduction,
        contents.sections.map((each) => [each.title, each.text, each.practices, each.questions]),
      ]))
        expect(text).toContain(plain(said));
    }
  });
});

describe('the recommendations', () => {
  const guide = (language: string) => guideContents(kitOf(language).kit);

  it.each(LANGUAGES)('say in %s what is recommended, and where the film shows it', async (language) => {
    const bytes = await printText(guide(language), font);
    const text = plain(await textOf(await openPdf(bytes)));
    for (const { title, text: said, shown } of guide(language).recommendations) {
      expect(text).toContain(plain(title));
      expect(text).toContain(plain(said));
      for (const { time, section = '' } of shown) expect(text).toContain(plain(`${time}${section}`));
    }
    expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
    expect(await codesIn(bytes, guide(language))).toEqual([
      'https://films.example.eu/d/rural-care',
      'https://films.example.eu/d/rural-care',
      'https://films.example.eu/d/rural-care?t=125',
    ]);
  });

  it('link every place, and list themselves where they are many', async () => {
    const contents = guide('en');
    const many = contents.recommendations
      .flatMap((each) => Array(4).fill(each))
      .map((each, i) => ({ ...each, number: i + 1 }));
    const bytes = await printText({ ...contents, recommendations: many }, font);
    const pages = await pagesOf(await openPdf(bytes));
    const links = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat();
    expect(links.filter(({ dest }) => dest)).toHaveLength(8);
    // The list, the head's address, eight codes' addresses, and the twelve places.
    const parts = (await Promise.all(pages.map(partsOn))).flat();
    expect(parts.filter(({ role }) => role === 'Link')).toHaveLength(8 + 1 + 8 + 12);
    expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
  });

  it('hold what nobody expected', async () => {
    const contents = guide('cs');
    const { address: _, introduction: __, funding: ___, ...bare } = contents;
    const long = [{ number: 1, title: 'W'.repeat(200), text: LONG, shown: [] }];
    for (const recommendations of [long, [...long, ...contents.recommendations]]) {
      const bytes = await printText({ ...bare, recommendations }, font);
      expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
      expect(plain(await textOf(await openPdf(bytes)))).toContain(plain(LONG.split('\n')[0] ?? ''));
    }
  });
});

describe('the sheet of an evaluation', () => {
  const sheet = (language: string, changes: object = {}) => {
    const { kit, manifest } = kitOf(language);
    return { ...sheetContents(kit, manifest), ...changes };
  };

  it.each(LANGUAGES)('is one page in %s, with a box for each answer', async (language) => {
    const bytes = await printText(sheet(language), font);
    const pages = await pagesOf(await openPdf(bytes));
    expect(pages).toHaveLength(1);
    const [page] = pages;
    const parts = page ? await partsOn(page) : [];
    // The code, two scales, yes and no, four choices, lines to write on and the flag.
    expect(parts.filter(({ role }) => role === 'Figure')).toHaveLength(1 + 10 + 2 + 4 + 1 + 1);
    const text = plain(await textOf(await openPdf(bytes)));
    for (const said of saidBy(sheet(language).questions.map(({ kind: _, ...each }) => each)))
      expect(text).toContain(plain(said));
    expect(text).toContain(plain(sheet(language).words.sheet.anonymous));
    expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
    expect(await codesIn(bytes, sheet(language))).toEqual(['https://films.example.eu/d/rural-care']);
  });

  it('is of a workshop where its place, date and address are known', async () => {
    const online = 'https://films.example.eu/e/k7f3';
    const contents = sheet('cs', { place: 'Lhotka, obecní sál', date: '12. 3. 2027', online });
    const bytes = await printText(contents, font);
    const text = await textOf(await openPdf(bytes));
    expect(text).toContain('Lhotka, obecní sál');
    expect(text).toContain('12. 3. 2027');
    expect(text).toContain('Nebo odpovězte v telefonu');
    expect(await codesIn(bytes, contents)).toEqual([online]);
  });

  it('goes on where there are thirty questions, or long ones', async () => {
    const { questions } = sheet('cs');
    const many = Array.from({ length: 30 }, (_, i) => questions[i % questions.length]);
    const long = questions.map((each) => ({
      ...each,
      ...{ text: LONG.slice(0, 2000), choices: each.choices.map(() => LONG.slice(0, 2000)) },
      ...(each.low ? { low: LONG.slice(0, 900), high: LONG.slice(0, 900) } : {}),
    }));
    for (const changed of [many, long]) {
      const bytes = await printText(sheet('cs', { questions: changed }), font);
      expect([await outside(bytes), await overlapping(bytes)]).toEqual([[], []]);
    }
  });
});

describe('pictures for the documents', () => {
  /** Bytes that a picture in the documents may have. */
  const HEAVY = 60_000;

  const beside = async (name: string, shown: readonly [bytes: Uint8Array, page: number][]): Promise<void> => {
    const pictures = await Promise.all(
      shown.map(async ([bytes, page]) => pictureOf(await (await openPdf(bytes)).getPage(page), 0.72)),
    );
    const [width, height] = [
      pictures.reduce((sum, each) => sum + each.width + 12, 12),
      (pictures[0]?.height ?? 0) + 24,
    ];
    const canvas = createCanvas(width, height);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#d9dfe1';
    pen.fillRect(0, 0, width, height);
    let x = 12;
    for (const each of pictures) {
      pen.drawImage(each, x, 12);
      x += each.width + 12;
    }
    const jpeg = [80, 70, 60, 50].map((quality) => canvas.toBuffer('image/jpeg', quality));
    const bytes = jpeg.find(({ length }) => length < HEAVY);
    expect(bytes).toBeDefined();
    if (process.env.KEEP_PICTURES && bytes) writeFileSync(resolve(import.meta.dirname, '../../../docs', name), bytes);
  };

  it('show a brochure, recommendations and a sheet', async () => {
    const { kit, manifest } = kitOf('cs');
    const pages = await printed(brochure('en'));
    await beside('brochure.jpg', [
      [pages, 1],
      [pages, 3],
    ]);
    await beside('sheets.jpg', [
      [await printText(guideContents(kit), font), 1],
      [await printText(sheetContents(kit, manifest), font), 1],
    ]);
  });
});
