import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../documents/model.ts';
import { PolyreelError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { outputOf } from '../run/render.ts';
import { dataOf, type Results } from '../run/results.ts';
import { type TextFile, textKey } from '../run/sidecars.ts';

/** A file of a release and where it comes from: an object of the store, or its bytes. */
export interface Placed {
  readonly file: ReleaseFile;
  readonly from: string | Uint8Array;
}

const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  srt: 'application/x-subrip',
  vtt: 'text/vtt; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  sha256: 'text/plain; charset=utf-8',
};

const typeOf = (name: string): string => TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

/** The films of a plan whose results are there. @throws PolyreelError `result-gone` */
export const filmFiles = (plan: Plan, results: Results): Promise<Placed[]> =>
  Promise.all(
    plan.films.map(async (film): Promise<Placed> => {
      const record = await results.record(film.key);
      if (!record) throw new PolyreelError('result-gone', `${film.path} is gone; run it again.`);
      const { path: name, ...output } = outputOf(film);
      const { bytes, sha256 } = record;
      return { file: { ...output, name, bytes, sha256, type: typeOf(name) }, from: dataOf(film.key) };
    }),
  );

export const fileOfText = (text: TextFile): Placed => {
  const { path: name, kind, language, content, cues } = text;
  const from = new TextEncoder().encode(content);
  const sha256 = createHash('sha256').update(from).digest('hex');
  const named = { ...(language === undefined ? {} : { language }), ...(cues ? { cues } : {}) };
  return { file: { name, kind, ...named, bytes: from.length, sha256, key: textKey(text), type: typeOf(name) }, from };
};
