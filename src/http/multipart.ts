import { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';
import { HttpRefusal } from './refusal.ts';

export interface SentFile {
  readonly bytes: Uint8Array;
  readonly name?: string;
}

/**
 * Takes the one file out of a form as browsers send it.
 * @throws HttpRefusal 400 where the form is broken, cut off, or has not exactly one file
 */
export const oneFile = async (body: Uint8Array, contentType: string): Promise<SentFile> => {
  const files = await readForm(body, contentType);
  const [file] = files;
  if (!file || files.length !== 1)
    throw broken(`the form has ${files.length} files; send exactly one, in a field of type file.`);
  return file;
};

const broken = (detail: string): HttpRefusal =>
  new HttpRefusal('bad-request', detail, {
    problems: [{ severity: 'block', code: 'broken-form', at: '', message: detail }],
  });

/** Bytes that are read before anything else has its turn, or the limits are looked at. */
const PIECE = 16_384;

function* piecesOf(body: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < body.length; at += PIECE) yield Buffer.from(body.subarray(at, at + PIECE));
}

const readForm = (body: Uint8Array, contentType: string): Promise<SentFile[]> =>
  new Promise((resolve, reject) => {
    const files: SentFile[] = [];
    const source = Readable.from(piecesOf(body));
    const refuse = (detail: string): void => {
      source.destroy();
      reject(broken(detail));
    };
    const fail = (): void => refuse('the form cannot be read: it is broken or was cut off. Send it again.');
    try {
      const form = new Busboy({
        headers: { 'content-type': contentType },
        limits: { files: 4, fields: 16, parts: 20 },
      });
      form.on('file', (_field, stream, name) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', fail);
        stream.on('end', () => files.push({ bytes: Buffer.concat(chunks), ...(name ? { name } : {}) }));
      });
      form.on('error', fail);
      form.on('finish', () => resolve(files));
      // A million empty parts would be passed over one by one otherwise, for most of a minute.
      for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const)
        form.on(limit, () => refuse('the form has too many parts; send exactly one file.'));
      source.pipe(form);
    } catch {
      fail();
    }
  });
