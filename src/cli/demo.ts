import { fileURLToPath } from 'node:url';
import type { Command } from './context.ts';
import { type Report, renderReport } from './render.ts';

const manifests = fileURLToPath(new URL('../../manifests/', import.meta.url));

/** `demo`: makes the footage when it is missing, renders the demo in all its languages, and says what to open first. */
export const demo: Command<{ readonly out: string; readonly jobs?: number }> = async ({ out, jobs }, context) => {
  const { terminal, signal, house } = context;
  // Drawing needs a library of its own: only this command pays for loading it.
  const { makeDemoFootage } = await import('../demo/footage.ts');
  const encode = (args: string[], frames: AsyncIterable<Uint8Array>, inner?: AbortSignal) =>
    house.tool.run(args, { stdin: frames, signal: inner ?? signal }).then(() => {});
  await makeDemoFootage(
    `${manifests}media`,
    { encode },
    {
      signal,
      onProgress: (done, total, what) =>
        terminal.progress({ stage: 'reading', share: total ? done / total : 1, message: what }),
    },
  );
  const report = await renderReport({ manifest: `${manifests}demo.json`, out, ...(jobs ? { jobs } : {}) }, context);
  const told = report.outputs.filter((output) => wordsOf(output) !== undefined);
  const films = told.filter(({ kind }) => kind === 'burned');
  const first = films.find(({ language }) => language === 'cs') ?? films[0];
  terminal.result(
    [
      ...told.map((output) => `${out}/${output.path}  ${wordsOf(output)}`),
      `${report.pictures.encoded} pictures encoded, ${report.pictures.reused} reused, in ${report.seconds.wall} s.`,
      `Open ${out}/${first?.path ?? ''} first.`,
    ].join('\n'),
  );
  return 0;
};

/** What a person is told of a file; undefined of what they need not open. */
const wordsOf = ({ kind, language, path }: Report['outputs'][number]): string | undefined => {
  if (kind === 'burned') return language;
  if (kind === 'soft') return 'all languages as tracks';
  if (kind === 'pack') return `${language}: for a hall without internet`;
  if (path.endsWith('.booklet.pdf')) return `${language}: the brochure, to print on both sides and fold`;
  if (kind === 'brochure') return `${language}: the brochure, to print`;
  return path.endsWith('master.m3u8') ? 'for a web page' : undefined;
};
