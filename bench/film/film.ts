import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const RATE = 25;
export const LANGUAGES = ['en', 'cs', 'fr', 'hr'] as const;

/** What a film of the bench is made of. */
export interface BenchFilm {
  readonly shots: readonly Shot[];
  readonly cues: readonly Cue[];
  /** Cues after which their words begin again, as the shots then do too; all of them where absent. */
  readonly period?: number;
}

/** In frames of 25 a second; `source` is the number of a clip. */
export interface Shot {
  readonly source: number;
  readonly from: number;
  readonly frames: number;
  /** Who is named in a lower third, if anybody is. */
  readonly name?: string;
}

/** In frames of the film, half-open; the same moments in all languages, as translators of one track keep them. */
export interface Cue {
  readonly first: number;
  readonly end: number;
}

export interface FilmSize {
  readonly seconds: number;
  /** Seconds of a shot, on average. */
  readonly shotSeconds: number;
  /** The share of the film with a cue on screen. */
  readonly coverage: number;
  /** Seconds of each clip. */
  readonly sourceSeconds: number;
}

/** Shots of four to eight fifths of their average, cues of one and a half to four and a half seconds. */
export const draftFilm = ({ seconds, shotSeconds, coverage, sourceSeconds }: FilmSize): BenchFilm => {
  const frames = seconds * RATE;
  const shots: Shot[] = [];
  for (let at = 0, i = 0; at < frames; i++) {
    const wanted = Math.round(shotSeconds * RATE * (0.8 + 0.1 * ((i * 7) % 5)));
    const length = frames - at < wanted + RATE ? frames - at : wanted;
    const room = sourceSeconds * RATE - length - 1;
    shots.push({ source: i % 3, from: (i * 397) % room, frames: length });
    at += length;
  }
  const cues: Cue[] = [];
  for (let at = 10, i = 0; at < frames - 120; i++) {
    const length = Math.round(RATE * (1.5 + 0.6 * ((i * 5) % 6)));
    cues.push({ first: at, end: at + length });
    at += Math.round(length / coverage);
  }
  return { shots, cues };
};

/** The film so many times over: what is made for one of them is made for all, so that a long film is made soon. */
export const repeated = (film: BenchFilm, times: number): BenchFilm => {
  const length = framesOf(film);
  const turns = Array.from({ length: times }, (_, turn) => turn * length);
  return {
    shots: turns.flatMap(() => film.shots),
    cues: turns.flatMap((at) => film.cues.map(({ first, end }) => ({ first: first + at, end: end + at }))),
    period: film.cues.length,
  };
};

export const framesOf = ({ shots }: BenchFilm): number => shots.reduce((sum, { frames }) => sum + frames, 0);

export const coverageOf = (film: BenchFilm): number =>
  film.cues.reduce((sum, { first, end }) => sum + end - first, 0) / framesOf(film);

/** A short line, and what is added where a cue stands for three seconds. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  en: ['The nurse comes today.', 'She stays an hour.'],
  cs: ['Sestra přijede dnes.', 'Zůstane celou hodinu.'],
  fr: ['L’infirmière est là.', 'Elle reste une heure.'],
  hr: ['Sestra će brzo doći.', 'Ostat će čitav sat.'],
  de: ['Schwester ist hier.', 'Sie bleibt für länger.'],
};

/** A track as SubRip. @param changed the cue that has been corrected, if any */
export const trackOf = ({ cues, period = cues.length }: BenchFilm, language: string, changed?: number): string =>
  cues
    .map(({ first, end }, i) => {
      const [short = '', long = ''] = WORDS[language] ?? [];
      const text =
        i === changed ? 'Opraveno.' : `${end - first < 3 * RATE ? short : `${short}\n${long}`} ${(i % period) + 1}`;
      return `${i + 1}\n${clock(first)} --> ${clock(end)}\n${text}\n`;
    })
    .join('\n');

/** Hours go on past a day: 25,000 cues stand in more. */
const clock = (frame: number): string => {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const seconds = frame / RATE;
  const thousandths = String(((frame % RATE) * 1000) / RATE).padStart(3, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)},${thousandths}`;
};

export interface WrittenFilm {
  readonly film: BenchFilm;
  readonly names: readonly string[];
  readonly languages?: readonly string[];
  readonly deliver?: readonly string[];
  readonly renditions?: readonly unknown[];
  /** The cue of the Czech track that has been corrected. */
  readonly changed?: number;
  /** Beside these. */
  readonly more?: object;
}

/** The manifest of a film. */
export const filmDocument = ({ film, names, more = {}, ...written }: WrittenFilm): Record<string, unknown> => {
  const { languages = LANGUAGES, deliver = ['burned', 'soft', 'hls', 'mkv'], renditions = ['720p'] } = written;
  return {
    ...{ version: 1, id: 'film', title: 'Film', languages, deliver, renditions },
    format: { width: 1280, height: 720, frameRate: `${RATE}` },
    media: Object.fromEntries(names.map((name, i) => [`m${i}`, { file: name }])),
    subtitles: Object.fromEntries(languages.map((language) => [language, `${language}.srt`])),
    timeline: film.shots.map(({ source, from, frames, name }) => ({
      ...{ clip: `m${source}`, from: `${from}f`, to: `${from + frames}f` },
      ...(name ? { lowerThird: { name, role: 'Mayor', from: '1s', duration: '3s' } } : {}),
    })),
    ...more,
  };
};

/** Writes the manifest and the tracks into a folder. @returns the manifest's path */
export const writeFilm = async (folder: string, written: WrittenFilm): Promise<string> => {
  const { film, languages = LANGUAGES, changed } = written;
  await mkdir(folder, { recursive: true });
  for (const language of languages)
    await writeFile(join(folder, `${language}.srt`), trackOf(film, language, language === 'cs' ? changed : undefined));
  const path = join(folder, 'film.json');
  await writeFile(path, JSON.stringify(filmDocument(written)));
  return path;
};
