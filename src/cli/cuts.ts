import { existsSync } from 'node:fs';
import { PolyreelError } from '../errors.ts';
import type { Problem } from '../problem.ts';
import { refusal } from '../run/refusal.ts';
import { knownByFile, type ReadCut, unreadMedia } from '../timeline/conform/by-file.ts';
import type { Context } from './context.ts';
import { openSession } from './session.ts';
import type { Cuts } from './subtitles-ports.ts';

/** Reads the cuts of two manifests; footage that is not there is known by the name of its file. */
export const readCuts =
  (open: () => Context): Cuts =>
  async (from, to) => {
    const context = open();
    return knownByFile(await readCut(from, context), await readCut(to, context));
  };

/** @throws PolyreelError with the problems for which there is no cut */
const readCut = async (path: string, context: Context): Promise<ReadCut> => {
  if (!existsSync(path)) throw new PolyreelError('bad-arguments', `there is no manifest ${path}; name a JSON file.`);
  const { manifest, timeline, problems } = (await openSession({ manifest: path }, context)).project;
  const blocks = problems.filter(({ severity }) => severity === 'block');
  if (!manifest || !timeline) throw new PolyreelError('bad-input', refusal(blocks), { problems: blocks });
  const cut = { manifest, timeline };
  const open = unknownLengths(cut);
  if (open.length) throw new PolyreelError('bad-input', refusal(open), { problems: open });
  const unread = unreadMedia(timeline).length;
  if (unread)
    context.terminal.say(`${path}: ${unread} media cannot be read; they are known by the names of their files.`);
  return cut;
};

/** Without its footage, a clip has a length only where its end is written. */
const unknownLengths = ({ manifest, timeline }: ReadCut): Problem[] => {
  const unread = unreadMedia(timeline);
  return manifest.timeline.flatMap((entry, i): Problem[] => {
    if (!('clip' in entry) || entry.to || !unread.includes(entry.clip)) return [];
    const message = `"${entry.clip}" cannot be read, and nothing says where the shot ends; bring the file back, or write "to".`;
    return [{ severity: 'block', code: 'unknown-length', at: `/timeline/${i}`, message }];
  });
};
