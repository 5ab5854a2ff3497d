import { stat } from 'node:fs/promises';
import { STILL_PIXELS, VIDEO_PIXELS } from '../../commands/guard.ts';
import type { MediaFile, MediaToolError, Probed, RunOptions } from '../../ports.ts';
import type { Problem } from '../../problem.ts';
import type { MediaFacts } from '../../timeline/facts.ts';
import { blameFile } from './blame.ts';
import { findShortfall } from './completeness.ts';
import { isStill } from './facts.ts';
import { type ProbedFile, probeStreams } from './ffprobe.ts';
import { type Fingerprint, fingerprint } from './fingerprint.ts';
import { type Probing, probePicture, probeSound } from './parts.ts';
import { isCube, probeCube } from './probe-cube.ts';
import type { Programs } from './programs.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { choosePicture, chooseSound } from './streams.ts';
import { whyUnreadable } from './unreadable.ts';
import { withWorkFile } from './workfile.ts';

/** See MediaTool.probe. */
export const probeMedia = async (
  programs: Programs,
  file: MediaFile,
  { signal }: Pick<RunOptions, 'signal'>,
): Promise<Probed> => {
  const unfit = await whyUnfit(file.path);
  if (unfit) return refused(file, unfit);
  if (isCube(file)) return probeCube(file, signal);
  const print = await fingerprint(file.path, signal);
  return withWorkFile(file.path, async (input, { cwd }) => {
    const options = signal ? { cwd, signal } : { cwd };
    const container = await openContainer(programs, file, input, print, options);
    if ('problems' in container) return container;
    return probeParts({ programs, file, input, options, container }, print);
  });
};

const refused = (file: MediaFile, code: RefusalCode, detail?: string): Probed => ({
  problems: [refuse(file, code, detail)],
});

const whyUnfit = async (path: string): Promise<RefusalCode | undefined> => {
  try {
    const found = await stat(path);
    if (!found.isFile()) return 'media-not-a-file';
    return found.size === 0 ? 'media-empty' : undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' ? 'media-unreadable' : 'media-missing';
  }
};

const openContainer = async (
  programs: Programs,
  file: MediaFile,
  input: string,
  { head }: Fingerprint,
  options: RunOptions,
): Promise<ProbedFile | Probed> => {
  try {
    return await probeStreams(programs, input, options);
  } catch (error) {
    const blame = blameFile(error);
    if (!blame) throw error;
    if (blame.code !== 'media-damaged') return refused(file, blame.code, blame.detail);
    return refused(file, whyUnreadable(head, (error as MediaToolError).stderr));
  }
};

const probeParts = async (probing: Probing, { digest, bytes, head }: Fingerprint): Promise<Probed> => {
  const { programs, file, container } = probing;
  const { decodes } = await programs.describe();
  const picture = choosePicture(container.streams, decodes);
  const sound = chooseSound(container.streams, decodes);
  if (isOversized(container, picture.chosen)) return refused(file, 'media-too-large');
  const parts = [await probePicture(probing, picture), await probeSound(probing, sound)] as const;
  const problems = parts.flatMap((part) => part.problems);
  const facts: MediaFacts = {
    digest,
    bytes,
    container: container.format.format_name ?? '',
    ...parts[0].facts,
    ...parts[1].facts,
  };
  return judge(file, container, facts, problems, head);
};

const isOversized = ({ format }: ProbedFile, chosen: ProbedFile['streams'][number] | undefined): boolean => {
  const limit = isStill(format.format_name ?? '', 0) ? STILL_PIXELS : VIDEO_PIXELS;
  return (chosen?.width ?? 0) * (chosen?.height ?? 0) > limit;
};

const judge = (
  file: MediaFile,
  container: ProbedFile,
  facts: MediaFacts,
  problems: readonly Problem[],
  head: Uint8Array,
): Probed => {
  if (problems.some(({ severity }) => severity === 'block')) return { problems };
  if (!facts.picture && !facts.sound) {
    const unreadable = whyUnreadable(head, '');
    return refused(file, unreadable === 'media-not-media' ? 'media-no-content' : unreadable);
  }
  const short = findShortfall(container, facts);
  if (short) {
    const detail = `Of ${short.declared.toFixed(2)} s only ${short.found.toFixed(2)} s can be decoded.`;
    return refused(file, 'media-truncated', detail);
  }
  return { facts, problems };
};
