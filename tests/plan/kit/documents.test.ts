import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../src/plan/plan.ts';
import { keysOfPlan, needsOfProduct, productsOf } from '../../../src/plan/products.ts';
import { filesOfProduct } from '../../../src/run/outputs.ts';
import { textsOf } from '../../../src/run/texts.ts';
import { inStages, missingWork } from '../../../src/run/work.ts';
import { KIT, kitMedia } from '../../support/kit.ts';
import { cue, type Document, planOf } from '../../support/project.ts';

const ALL = ['brochure', 'recommendations', 'evaluation'];

const planned = (changes: Document = {}, more: Partial<Parameters<typeof planOf>[0]> = {}): Plan =>
  planOf({
    document: { ...KIT, deliver: ALL, ...changes },
    media: kitMedia,
    cues: { en: [cue(10, 60, 'One')], cs: [cue(10, 60, 'Jedna')] },
    languages: ['en', 'cs'],
    ...more,
  });

const keys = ({ documents }: Plan): Map<string, string> => new Map(documents.map(({ path, key }) => [path, key]));

const changed = (before: Plan, after: Plan): string[] =>
  [...keys(after)].filter(([path, key]) => keys(before).get(path) !== key).map(([path]) => path);

/** The manifest's timeline with another section at the first place. */
const withSection = (section: Document): Document => {
  const [first, ...rest] = KIT.timeline as Document[];
  return { timeline: [{ section: { ...(first?.section as Document), ...section } }, ...rest] };
};

const czech = (name: string, text: string): Document => {
  const [first] = KIT.timeline as { section: Record<string, Record<string, string>> }[];
  return { [name]: { ...first?.section[name], cs: text } };
};

describe('the prints of a plan', () => {
  it('are a brochure, a booklet, recommendations with a page, and a sheet in each language', () => {
    const plan = planned();
    expect(plan.documents.map(({ path }) => path)).toEqual(
      ['en', 'cs'].flatMap((language) =>
        ['brochure', 'booklet', 'recommendations', 'evaluation'].map((name) => `rural-care.${language}.${name}.pdf`),
      ),
    );
    expect(plan.pages.map(({ path }) => path)).toEqual([
      'rural-care.en.recommendations.html',
      'rural-care.cs.recommendations.html',
    ]);
    expect(textsOf(plan, []).map(({ path, kind }) => [path, kind])).toContainEqual([
      'rural-care.cs.recommendations.html',
      'recommendations',
    ]);
    expect(planned({ deliver: ['burned'] })).toMatchObject({ documents: [], pages: [] });
  });

  it('stay when subtitles change, and are made again in the language alone whose section says something else', () => {
    const before = planned();
    expect(changed(before, planned({}, { cues: { en: [cue(10, 70, 'Two')], cs: [] } }))).toEqual([]);
    expect(changed(before, planned(withSection(czech('text', 'Jinak'))))).toEqual([
      'rural-care.cs.brochure.pdf',
      'rural-care.cs.booklet.pdf',
    ]);
    // What the recommendations say of the film is the title of the section that shows them.
    expect(changed(before, planned(withSection(czech('title', 'Jinak'))))).toEqual([
      'rural-care.cs.brochure.pdf',
      'rural-care.cs.booklet.pdf',
      'rural-care.cs.recommendations.pdf',
    ]);
  });

  it('are in the pack of their language, which changes with them and not with those of others', () => {
    const deliver = ['pack', ...ALL];
    const [before, after] = [planned({ deliver }), planned({ deliver, ...withSection(czech('text', 'Jinak')) })];
    expect(before.packs[1]?.members.map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['rural-care.cs.brochure.pdf', 'brochure'],
        ['rural-care.cs.booklet.pdf', 'booklet'],
        ['rural-care.cs.recommendations.pdf', 'recommendations'],
        ['rural-care.cs.recommendations.html', 'recommendations-page'],
        ['rural-care.cs.evaluation.pdf', 'evaluation'],
      ]),
    );
    expect(before.packs.map(({ key }, i) => key === after.packs[i]?.key)).toEqual([true, false]);
  });

  it('are others with another picture or address', () => {
    const before = planned();
    const brochures = ['en', 'cs'].flatMap((each) => [
      `rural-care.${each}.brochure.pdf`,
      `rural-care.${each}.booklet.pdf`,
    ]);
    expect(changed(before, planned({ poster: '3s' }))).toEqual(brochures);
    expect(changed(before, planned({ website: 'https://films.example.eu/d/other' }))).toHaveLength(8);
    // A page that the service knows is of no use where the manifest names one.
    expect(changed(before, planned({}, { page: 'https://a.example/d/x' }))).toEqual([]);
  });

  it('have stills of their own where no poster is delivered, which are no files of the release', () => {
    const plan = planned();
    expect(plan.stills.map(({ path }) => path)).toEqual([
      'poster.jpg',
      'chapters/01.jpg',
      'chapters/02.jpg',
      'chapters/03.jpg',
    ]);
    const files = productsOf(plan).flatMap(filesOfProduct);
    expect(files.map(({ about }) => about.kind)).not.toContain('poster');
    expect(planned({ deliver: ['evaluation'] }).stills).toEqual([]);
    const poster = planned({ deliver: ['poster', 'brochure'] });
    expect(
      productsOf(poster)
        .flatMap(filesOfProduct)
        .filter(({ about }) => about.kind === 'poster'),
    ).toHaveLength(5);
    expect(keysOfPlan(plan)).toEqual(expect.arrayContaining(plan.documents.map(({ key }) => key)));
  });

  it('are made after their stills and before the packs that bring them', async () => {
    const plan = planned({ deliver: ['pack', ...ALL] });
    const [pack] = plan.packs;
    if (!pack) throw new Error('no pack');
    const { products } = await missingWork(plan, [{ kind: 'pack', step: pack }], async () => false);
    const stages = inStages(products).map((stage) => [...new Set(stage.map(({ kind }) => kind))].sort());
    expect(stages).toEqual([['film', 'still'], ['document'], ['pack']]);
    const brochure = products.find(({ kind }) => kind === 'document');
    const made = products.flatMap((product) => (product.kind === 'still' ? [product.step.key] : []));
    expect(brochure && needsOfProduct(brochure).every((key) => made.includes(key))).toBe(true);
  });

  it('are each made once, whoever asks for them', async () => {
    const plan = planned({ deliver: ['burned', 'pack', ...ALL] });
    const { products } = await missingWork(plan, productsOf(plan), async () => false);
    const paths = products.flatMap((product) =>
      product.kind === 'film' ? [product.film.path] : product.kind === 'document' ? [product.step.path] : [],
    );
    expect(paths).toHaveLength(new Set(paths).size);
  });
});
