import { makeClip, srt } from '../../support/studio.ts';
import type { Client } from './client.ts';

/** A film of so many shots of one moving clip, small enough to be made in seconds. */
export interface FilmDraft {
  readonly id: string;
  /** What is written into its films; the id where absent. */
  readonly title?: string;
  readonly shots: number;
  /** Frames of a shot; 50 where absent. */
  readonly frames?: number;
  readonly size?: string;
  readonly languages?: readonly string[];
  readonly renditions?: readonly object[];
  /** The clip's frame that the first shot begins with; 0 where absent. Films that begin elsewhere share no work. */
  readonly from?: number;
}

export const manifestOf = ({
  id,
  title = id,
  shots,
  frames = 50,
  size = '320x180',
  languages = ['en', 'cs'],
  renditions,
  from = 0,
}: FilmDraft) => {
  const [width, height] = size.split('x').map(Number);
  return {
    version: 1,
    id,
    title,
    languages,
    format: { width, height, frameRate: '25' },
    media: { a: { file: 'a.mp4' } },
    ...(renditions ? { renditions } : {}),
    timeline: Array.from({ length: shots }, (_, i) => ({
      clip: 'a',
      from: `${from + 2 * i}f`,
      to: `${from + 2 * i + frames}f`,
    })),
  };
};

const WORDS: Readonly<Record<string, string>> = {
  en: 'The nurse comes every Tuesday.',
  cs: 'Sestra přijíždí každé úterý.',
  fr: 'L’infirmière vient le mardi.',
  hr: 'Sestra dolazi svakog utorka.',
  de: 'Die Schwester kommt jeden Dienstag.',
  it: 'L’infermiera viene ogni martedì.',
  pl: 'Pielęgniarka przyjeżdża we wtorki.',
  sk: 'Sestra prichádza každý utorok.',
};

/** One line of a language near the beginning of the film, with a word of its own in it. */
export const track = (language: string, own = ''): string =>
  srt([['00,200', '03,800', `${WORDS[language] ?? ''}${own && ` ${own}.`}`]]);

export const makeFootage = (path: string, seconds = 8, size = '320x180'): Promise<void> =>
  makeClip(path, { seconds, size });

/** Puts a film with its footage and tracks into the service, ready to be rendered. */
export const putFilm = async (client: Client, draft: FilmDraft, clip: string): Promise<void> => {
  const { id, languages = ['en', 'cs'] } = draft;
  const replies = [
    await client.upload(id, clip, 'a.mp4'),
    await client.send('PUT', `/v1/documentaries/${id}/manifest`, manifestOf(draft)),
  ];
  for (const language of languages)
    replies.push(await client.send('PUT', `/v1/documentaries/${id}/subtitles/${language}`, track(language)));
  const refused = replies.find(({ status }) => status >= 300);
  if (refused) throw new Error(`${refused.status} ${JSON.stringify(refused.json)}`);
};
