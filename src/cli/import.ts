import { basename } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { importFile } from '../interchange/import.ts';
import { readRate } from '../interchange/times.ts';
import { problemLines } from './problems.ts';
import { saveOrPrint } from './subtitles-convert.ts';
import { bytesOf } from './subtitles-file.ts';
import type { Output } from './subtitles-ports.ts';

export interface ImportArguments {
  readonly output?: string;
  readonly json?: boolean;
  readonly editRate?: string;
}

const MAX_BYTES = 64_000_000;

/**
 * `import FILE`: writes a manifest, and tells all that was not carried over.
 * @throws PolyreelError `bad-arguments`, also where the file cannot be opened
 */
export const importTimeline = async (file: string, options: ImportArguments, output: Output): Promise<number> => {
  const editRate = options.editRate === undefined ? undefined : readRate(options.editRate);
  if (options.editRate !== undefined && !editRate)
    throw new PolyreelError(
      'bad-arguments',
      `"${options.editRate}" is no frame rate; write 24, 25, 29.97 or 30000/1001.`,
    );
  const bytes = await bytesOf(file);
  if (bytes.length > MAX_BYTES)
    throw new PolyreelError('bad-arguments', `"${file}" is larger than 64 MB; export a single timeline.`);
  const name = basename(file).replace(/\.[^.]*$/, '');
  const { document, problems } = importFile(decode(bytes), { name, ...(editRate ? { editRate } : {}) });
  for (const line of options.json ? [] : problemLines(problems)) output.say(line);
  const text = document && `${JSON.stringify(document, null, 2)}\n`;
  if (text && (options.output || !options.json)) await saveOrPrint(text, options.output, output);
  const where = options.output ? { output: options.output } : { manifest: document };
  if (options.json)
    output.result(JSON.stringify({ ok: Boolean(document), problems, ...(document ? where : {}) }, null, 2));
  return document ? 0 : 2;
};

/** UTF-8 or UTF-16 by its mark; lists of old systems, which are neither, as Latin 1. */
const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
};
