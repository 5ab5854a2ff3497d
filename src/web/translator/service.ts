import type { z } from 'zod';
import type { timeline } from '../../http/timeline-shapes.ts';
import { ask, get, Refused } from '../api/client.ts';
import type { Documentary, Problem, Release, Render, SubtitleRevision } from '../api/types.ts';
import type { CueText } from './cues.ts';
import { fromService, type ServiceCheck, type ServiceCue, type ServiceDraft, toService } from './service-cues.ts';

/** What the service says of one cue, or of all. */
export interface CueProblem extends Problem {
  /** From 1. */
  readonly cue?: number | undefined;
  /** Milliseconds. */
  readonly time?: number | undefined;
  readonly repair?: string | undefined;
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

export interface Checked extends Omit<ServiceCheck, 'cues' | 'problems'> {
  readonly cues: readonly CueText[];
  readonly problems: readonly CueProblem[];
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

/** Repairs that move more than one cue. */
const WHOLE: readonly string[] = ['drift', 'order', 'rewrite'];

/** What the service knows of a track's address. */
export const serviceFor = (documentary: string, language: string) => {
  const film = `/v1/documentaries/${encodeURIComponent(documentary)}`;
  const track = `${film}/subtitles/${encodeURIComponent(language)}`;
  return {
    documentary: (signal: AbortSignal) => get<Documentary>(film, signal),

    facts: async (signal: AbortSignal): Promise<FilmFacts> => {
      const { languages, frameRate, frames, revision } = await get<z.output<typeof timeline>>(
        `${film}/timeline`,
        signal,
      );
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
      const { status, body, etag } = await ask<ServiceDraft>(`${track}/draft`, signal ? { signal } : {});
      if (status === 204) return undefined;
      return { cues: body.cues.map(fromService), basedOn: body.basedOn, at: body.at, by: body.author.label, etag };
    },

    /** @param etag of the draft that it replaces; without it there must be none */
    putDraft: async (cues: readonly CueText[], basedOn: number | null, etag: string | undefined) => {
      const json = { cues: cues.map(toService), basedOn };
      const headers = etag ? { 'if-match': etag } : {};
      const answered = await ask<ServiceDraft>(`${track}/draft`, { method: 'PUT', json, headers });
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

    /** Makes one kind of repair, or all. @param only the cue's number, from 1; some repairs are of the whole track always */
    repair: async (cues: readonly CueText[], name: string, only?: number): Promise<CueText[]> => {
      const numbers = only && !WHOLE.includes(name) ? { numbers: [only] } : {};
      const json = { cues: cues.map(toService), ...(name === 'all' ? {} : { codes: [name] }), ...numbers };
      const { body } = await ask<{ cues: ServiceCue[] }>(`${track}/repair`, { method: 'POST', json });
      return body.cues.map(fromService);
    },

    /** @param revision that the work began with; null for none, undefined to put it over whatever is there */
    publish: async (cues: readonly CueText[], revision: number | null | undefined): Promise<Published> => {
      const headers: Record<string, string> = typeof revision === 'number' ? { 'if-match': `"${revision}"` } : {};
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

const checked = async (path: string, how: Parameters<typeof ask>[1]): Promise<Checked> => {
  const { body } = await ask<ServiceCheck>(path, how);
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
