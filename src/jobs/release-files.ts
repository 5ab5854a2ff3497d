import { createHash } from 'node:crypto';
import type { ReleaseFile } from '../documents/model.ts';
import { PolyreelError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { productsOf } from '../plan/products.ts';
import { filesOfProduct, outputOf } from '../run/outputs.ts';
import type { Output } from '../run/release.ts';
import { dataOf, type Results } from '../run/results.ts';
import { type TextFile, textKey } from '../run/text-file.ts';
import { textsOf } from '../run/texts.ts';
import { mediaTypeOf } from './media-type.ts';
import { parallel } from './parallel.ts';

/** A file of a release and where it comes from: an object of the store, or its bytes. */
export interface Placed {
  readonly file: ReleaseFile;
  readonly from: string | Uint8Array;
}

/** How many records are read at once. */
const WIDTH = 16;

/** Every file of a plan but its checksums, its results being there. @throws PolyreelError `result-gone` */
export const releaseFiles = async (plan: Plan, results: Results): Promise<Placed[]> => {
  const made = await madeFiles(plan, results);
  return [...made.map(fileOfResult), ...textsOf(plan, made).map(fileOfText)];
};

/** The files of a plan that are results of steps. @throws PolyreelError `result-gone` */
export const madeFiles = (plan: Plan, results: Results): Promise<Output[]> =>
  parallel(productsOf(plan).flatMap(filesOfProduct), WIDTH, async (file) => {
    const record = await results.record(file.about.key);
    if (!record) throw new PolyreelError('result-gone', 'a result of the release is gone; run it again.');
    return outputOf(file, record);
  });

export const fileOfResult = ({ path: name, ...about }: Output): Placed => ({
  file: { ...about, name, type: mediaTypeOf(name) },
  from: dataOf(about.key),
});

export const fileOfText = (text: TextFile): Placed => {
  const { path: name, kind, language, content, cues } = text;
  const from = new TextEncoder().encode(content);
  const sha256 = createHash('sha256').update(from).digest('hex');
  const named = { ...(language === undefined ? {} : { language }), ...(cues ? { cues } : {}) };
  const about = { name, kind, ...named, bytes: from.length, sha256, key: textKey(text) };
  return { file: { ...about, type: mediaTypeOf(name) }, from };
};
