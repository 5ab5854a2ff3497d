import type { Limits } from '../../subtitles/check/limits.ts';
import { ask, get, Refused } from '../api/client.ts';
import type { Documentary, Problem, Release, Render, SubtitleRevision } from '../api/types.ts';
import type { CueText } from './cues.ts';
import { fromService, type ServiceCue, toService } from './service-cues.ts';

/** What the service says of one cue, or of all. */
export interface CueProblem extends Problem {
  /** From 1. */
  readonly cue?: number;
  /** Milliseconds. */
  readonly time?: number;
  readonly repair?: string;
}

export interface Track {
  readonly about: SubtitleRevision;
  readonly etag: string | undefined;
  readonly cues: readonly CueText[];
}

export interface Draft {
  readonly cues: readonly CueText[];
  readonly basedOn: number | null;
  readonly at: string;
  readonly by: string;
  readonly etag: string | undefined;
}

export interface Checked {
  readonly encoding: string;
  readonly format: string | null;
  readonly encodings: readonly { readonly name: string; readonly sample: readonly string[] }[];
  readonly cues: readonly CueText[];
  readonly problems: readonly CueProblem[];
  readonly limits?: Limits;
}

export interface FilmFacts {
  /** The first is the source of all translations. */
  readonly languages: readonly string[];
  /** Frames a second. */
  readonly rate: number;
  readonly frames: number;
  /** Of the manifest. */
  readonly revision: number;
}

/** What the service knows of a track's address. */
export const serviceFor = (documentary: string, language: string) => {
  const film = `/v1/documentaries/${encodeURIComponent(documentary)}`;
  const track = `${film}/subtitles/${encodeURIComponent(language)}`;
  return {
    documentary: (signal: AbortSignal) => get<Documentary>(film, signal),

    facts: async (signal: AbortSignal): Promise<FilmFacts> => {
      const { languages, frameRate, frames, revision } = await get<Timeline>(`${film}/timeline`, signal);
      return { languages, frames, revision, rate: frameRate.numerator / frameRate.denominator };
    },

    release: (signal: AbortSignal) => get<Release>(`${film}/releases/latest`, signal),

    /** @param of another language, and one of its revisions */
    track: async (signal: AbortSignal, of = language, revision?: number): Promise<Track> => {
      const path = `${film}/subtitles/${encodeURIComponent(of)}${revision ? `?revision=${revision}` : ''}`;
      const { body, etag } = await ask<SubtitleRevision & { track: ServiceCue[] }>(path, { signal });
      return { about: body, etag, cues: body.track.map(fromService) };
    },

    draft: async (signal?: AbortSignal): Promise<Draft | undefined> => {
      const { body, etag } = await ask<KeptDraft>(`${track}/draft`, signal ? { signal } : {});
      return { cues: body.cues.map(fromService), basedOn: body.basedOn, at: body.at, by: body.author.label, etag };
    },

    putDraft: async (cues: readonly CueText[], basedOn: number | null, etag: string | undefined) => {
      const headers = etag ? { 'if-match': etag } : { 'if-none-match': '*' };
      const json = { cues: cues.map(toService), basedOn };
      const answered = await ask<KeptDraft>(`${track}/draft`, { method: 'PUT', json, headers });
      return { etag: answered.etag, at: answered.body.at };
    },

    deleteDraft: async (etag: string | undefined): Promise<void> => {
      if (etag) await ask(`${track}/draft`, { method: 'DELETE', headers: { 'if-match': etag } });
    },

    /** Looks at a file without keeping it. @param encoding instead of the one that is found */
    checkFile: async (file: Blob, encoding: string | undefined, signal: AbortSignal): Promise<Checked> => {
      const query = encoding ? `?encoding=${encodeURIComponent(encoding)}` : '';
      const headers = { 'content-type': 'application/octet-stream' };
      return checked(`${track}/check${query}`, { method: 'POST', bytes: file, headers, signal });
    },

    checkCues: (cues: readonly CueText[], signal: AbortSignal): Promise<Checked> =>
      checked(`${track}/check`, { method: 'POST', json: { cues: cues.map(toService) }, signal }),

    /** Makes one kind of repair in one cue, or in all. @param only the cue's number, from 1 */
    repair: async (cues: readonly CueText[], name: string, only?: number): Promise<CueText[]> => {
      const json = {
        cues: cues.map(toService),
        ...(name === 'all' ? {} : { codes: [name] }),
        ...(only ? { only } : {}),
      };
      const { body } = await ask<{ cues: ServiceCue[] }>(`${track}/repair`, { method: 'POST', json });
      return body.cues.map(fromService);
    },

    /** @param revision that the work began with; null for none, undefined to put it over whatever is there */
    publish: async (cues: readonly CueText[], revision: number | null | undefined): Promise<Published> => {
      const headers: Record<string, string> =
        revision === undefined ? {} : revision === null ? { 'if-none-match': '*' } : { 'if-match': `"${revision}"` };
      return (await ask<Published>(track, { method: 'PUT', json: { cues: cues.map(toService) }, headers })).body;
    },

    /** A few seconds with the draft's text in the picture. @param cue its number, from 1 */
    preview: async (cue: number): Promise<Render> => {
      const json = { preview: { cue, language }, draft: true };
      return (await ask<Render>(`${film}/renders`, { method: 'POST', json })).body;
    },

    render: (id: string, signal: AbortSignal) => get<Render>(`/v1/renders/${encodeURIComponent(id)}`, signal),
  };
};

export type Service = ReturnType<typeof serviceFor>;

export type Published = SubtitleRevision & { readonly render: string | null; readonly renderProblems?: Problem[] };

interface Timeline {
  readonly languages: readonly string[];
  readonly frameRate: { readonly numerator: number; readonly denominator: number };
  readonly frames: number;
  readonly revision: number;
}

interface KeptDraft {
  readonly cues: readonly ServiceCue[];
  readonly basedOn: number | null;
  readonly at: string;
  readonly author: { readonly label: string };
}

const checked = async (path: string, how: Parameters<typeof ask>[1]): Promise<Checked> => {
  const { body } = await ask<Omit<Checked, 'cues'> & { cues: readonly ServiceCue[] }>(path, how);
  return { ...body, cues: body.cues.map(fromService) };
};

/** What is not there is nothing to fail for. */
export const unlessMissing = async <Value>(asked: Promise<Value>): Promise<Value | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return undefined;
    throw error;
  }
};
