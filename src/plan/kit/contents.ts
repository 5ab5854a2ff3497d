import type { Entry, Section } from '../../manifest/entries.ts';
import { fundingTexts } from '../../manifest/funding.ts';
import { type Localised, localise } from '../../manifest/localised.ts';
import type { Manifest } from '../../manifest/read.ts';
import { millisecondsAt } from '../../timeline/moments.ts';
import { type Chapter, FUNDING_ENTRY, type Shot, type Timeline } from '../../timeline/timeline.ts';
import { pausesOf } from './pauses.ts';

/** A title and what is said under it; of several paragraphs, each is a line. */
export interface TitledText {
  readonly title: string;
  readonly text: string;
}

/** Milliseconds of the film, half-open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface KitSection extends Stretch {
  readonly title: string;
  readonly kind?: NonNullable<Section['section']['kind']>;
  /** ISO 3166, two letters. */
  readonly country?: string;
  readonly text?: string;
  readonly practices: readonly TitledText[];
  /** Where the film's page opens at this section; absent where nobody said what its address is. */
  readonly address?: string;
}

/** Where the film waits for the hall to talk: before the frame that begins at `at`, or at the end. */
export interface Pause {
  /** Milliseconds. */
  readonly at: number;
  readonly questions: readonly string[];
}

/** A stretch of the film that shows a recommendation. */
export interface ShownAt extends Stretch {
  /** Of the section it stands in. */
  readonly section?: string;
  readonly address?: string;
}

export interface KitRecommendation extends TitledText {
  /** From 1, in the order of the manifest. */
  readonly number: number;
  readonly shown: readonly ShownAt[];
}

/** Everything that a workshop's prints and pages say in one language. */
export interface KitContents {
  /** The documentary's. */
  readonly id: string;
  readonly edition: string;
  readonly language: string;
  readonly title: string;
  /** The film's length in milliseconds. */
  readonly length: number;
  /** Of the film's page. */
  readonly address?: string;
  readonly introduction?: string;
  readonly contacts: readonly string[];
  readonly sections: readonly KitSection[];
  readonly pauses: readonly Pause[];
  readonly guide: { readonly title?: string; readonly introduction?: string };
  readonly recommendations: readonly KitRecommendation[];
  /** Of the rolling credits: a heading where they have one, and their lines. */
  readonly credits: readonly { readonly title?: string; readonly lines: readonly string[] }[];
  readonly funding?: {
    readonly statement?: string;
    readonly disclaimer?: string;
    /** Of one's own; where it is absent, the flag of the European Union is drawn. */
    readonly emblem?: OwnEmblem;
  };
}

/** A picture file, and its shape in pixels. */
export interface OwnEmblem {
  readonly digest: string;
  readonly container: string;
  readonly width: number;
  readonly height: number;
}

export interface KitRequest {
  /** Of the edition. */
  readonly manifest: Manifest;
  readonly timeline: Timeline;
  readonly edition: string;
  /** The film's page where the manifest names none. */
  readonly page?: string;
}

/** What of a manifest is said in the hall, in one of the film's languages. */
export const kitContents = (request: KitRequest, language: string): KitContents => {
  const { manifest, timeline, edition } = request;
  const { brochure = {}, guide = {} } = manifest;
  const say = (text: Localised): string => localise(text, language, manifest.languages).trim();
  const addressAt = addresses(request);
  const ms = (frame: number): number => millisecondsAt(frame, timeline.rate);
  const sections = timeline.chapters.map((chapter): KitSection => sectionOf(manifest, chapter, { say, ms, addressAt }));
  return {
    ...{ id: manifest.id, edition, language, title: say(manifest.title), length: ms(timeline.frames) },
    ...said('address', addressAt(0)),
    ...saidIn('introduction', brochure.introduction, say),
    contacts: (brochure.contacts ?? []).map(say),
    sections,
    pauses: pausesOf(manifest, timeline).map(({ frame, questions }) => ({
      at: ms(frame),
      questions: questions.map(say),
    })),
    guide: { ...saidIn('title', guide.title, say), ...saidIn('introduction', guide.introduction, say) },
    recommendations: recommendationsOf(request, { say, ms, addressAt }, sections),
    credits: manifest.timeline.flatMap((entry) =>
      'credits' in entry
        ? [{ ...saidIn('title', entry.credits.title, say), lines: entry.credits.lines.map(say).filter(Boolean) }]
        : [],
    ),
    ...fundingOf(manifest, timeline, say),
  };
};

interface Words {
  readonly say: (text: Localised) => string;
  readonly ms: (frame: number) => number;
  readonly addressAt: (milliseconds: number) => string | undefined;
}

const said = <Name extends string>(name: Name, text: string | undefined): { [N in Name]?: string } =>
  (text ? { [name]: text } : {}) as { [N in Name]?: string };

const saidIn = <Name extends string>(name: Name, text: Localised | undefined, say: Words['say']) =>
  said(name, text === undefined ? undefined : say(text));

/** The page with the second at which it opens, rounded up: not in the picture before. */
const addresses =
  ({ manifest: { website }, edition, page }: KitRequest): Words['addressAt'] =>
  (milliseconds) => {
    const base = website ?? page;
    if (base === undefined) return undefined;
    const address = new URL(base);
    if (edition !== 'full') address.searchParams.set('edition', edition);
    if (milliseconds > 0) address.searchParams.set('t', String(Math.ceil(milliseconds / 1000)));
    return address.href;
  };

const sectionOf = (
  { timeline }: Pick<Manifest, 'timeline'>,
  { entry, title, first, frames }: Chapter,
  { say, ms, addressAt }: Words,
): KitSection => {
  const written = timeline[entry];
  const { kind, country, text, practices = [] } = written && 'section' in written ? written.section : {};
  return {
    ...{ title: say(title), start: ms(first), end: ms(first + frames) },
    ...(kind ? { kind } : {}),
    ...(country ? { country } : {}),
    ...saidIn('text', text, say),
    practices: practices.map((practice) => ({ title: say(practice.title), text: say(practice.text) })),
    ...said('address', addressAt(ms(first))),
  };
};

const recommendationsOf = (
  { manifest, timeline }: KitRequest,
  { say, ms, addressAt }: Words,
  sections: readonly KitSection[],
): KitRecommendation[] =>
  Object.entries(manifest.recommendations ?? {}).map(([name, { title, text }], i) => ({
    ...{ number: i + 1, title: say(title), text: say(text) },
    shown: joined(timeline.shots.filter((shot) => showing(manifest.timeline, shot) === name)).map(
      ({ first, frames }) => {
        const [start, end] = [ms(first), ms(first + frames)];
        const section = sections.find((one) => one.start <= start && start < one.end)?.title;
        return { start, end, ...said('section', section), ...said('address', addressAt(start)) };
      },
    ),
  }));

const showing = (timeline: readonly Entry[], { entry }: Shot): string | undefined => {
  const written = timeline[entry];
  return written && 'recommendation' in written ? written.recommendation : undefined;
};

/** Shots that follow each other, or overlap in a transition, are one stretch. */
const joined = (shots: readonly Shot[]): { first: number; frames: number }[] => {
  const found: { first: number; frames: number }[] = [];
  for (const { first, frames } of shots) {
    const last = found.at(-1);
    if (last && first <= last.first + last.frames) last.frames = first + frames - last.first;
    else found.push({ first, frames });
  }
  return found;
};

const fundingOf = (
  { funding, languages }: Manifest,
  timeline: Timeline,
  say: Words['say'],
): Pick<KitContents, 'funding'> => {
  if (!funding) return {};
  const { statement, disclaimer } = fundingTexts(funding, languages);
  return {
    funding: {
      ...{ ...saidIn('statement', statement, say), ...saidIn('disclaimer', disclaimer, say) },
      ...ownEmblem(timeline),
    },
  };
};

/** The picture of the funding card. */
const ownEmblem = ({ shots }: Timeline): { readonly emblem?: OwnEmblem } => {
  const card = shots.find(({ entry }) => entry === FUNDING_ENTRY)?.picture;
  const facts = card?.kind === 'card' ? card.image?.facts : undefined;
  if (!facts?.picture) return {};
  const { digest, container, picture } = facts;
  return { emblem: { digest, container, width: picture.width, height: picture.height } };
};
