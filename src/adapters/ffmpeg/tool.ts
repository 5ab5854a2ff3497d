import { isOwnAddress } from '../../commands/guard.ts';
import type { MediaTool, RunResult, ToolDescription } from '../../ports.ts';
import { type BinarySettings, findBinaries } from './binaries.ts';
import { type Confinement, findConfinements, type Limits } from './confine.ts';
import { buildOf, listedNames, versionOf } from './describe.ts';
import { probeMedia } from './probe.ts';
import { x264Instructions } from './processor.ts';
import type { Programs } from './programs.ts';
import { type ProgramRun, runProgram, WALL_SECONDS } from './run.ts';

/** @throws MediaToolError where there is no binary for this machine. */
export const openMediaTool = (settings: BinarySettings = {}): MediaTool => {
  const binaries = findBinaries(settings);
  const confinements = findConfinements();
  const run = runner(confinements);
  const ffmpeg: Programs['ffmpeg'] = (args, { log = 'error', ...options } = {}) =>
    run(
      [binaries.ffmpeg, '-hide_banner', '-nostdin', '-v', log, '-progress', 'pipe:3', ...args],
      { ...options, reportsProgress: true },
      { writes: true },
    );
  const ffprobe: Programs['ffprobe'] = (args, options) =>
    output((onStdout) =>
      run(
        [binaries.ffprobe, '-hide_banner', '-v', 'error', ...args],
        { wallSeconds: 300, ...options, onStdout },
        { writes: false },
      ),
    );
  const ask = (question: string): Promise<string> =>
    output((onStdout) =>
      run([binaries.ffmpeg, '-hide_banner', question], { onStdout, wallSeconds: 60 }, { writes: false }),
    );
  let description: Promise<ToolDescription> | undefined;
  const describe = (): Promise<ToolDescription> => {
    description ??= describeBuild(binaries.ffmpeg, binaries.ffprobe, ask, confinements);
    return description;
  };
  return {
    run: ffmpeg,
    describe,
    probe: (file, options = {}) => probeMedia({ ffmpeg, ffprobe, describe }, file, options),
  };
};

/** Bytes of address space that one ffmpeg may take: a 4K HDR source with its filters needs about a third of it. */
const MEMORY = 6 * 1024 ** 3;
/** Bytes of the largest file that ffmpeg may write: the lossless sound of two days. */
const FILE_BYTES = 64 * 1024 ** 3;
/** Processors that a run may keep busy for all its time: two threads that decode, two that filter. */
const PROCESSORS = 4;

interface Kind {
  readonly writes: boolean;
}

const runner =
  (confinements: readonly Confinement[]) =>
  (command: readonly string[], options: ProgramRun, { writes }: Kind): Promise<RunResult> => {
    const { wallSeconds = WALL_SECONDS } = options;
    const limits: Limits = {
      memory: MEMORY,
      cpuSeconds: PROCESSORS * wallSeconds,
      fileBytes: writes ? FILE_BYTES : 0,
      network: command.some(isOwnAddress),
    };
    const before = confinements.flatMap((confinement) => confinement.command(limits));
    return runProgram([...before, ...command], { ...options, wallSeconds });
  };

const output = async (run: (onStdout: (chunk: Uint8Array) => void) => Promise<RunResult>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  await run((chunk) => {
    chunks.push(chunk);
  });
  return Buffer.concat(chunks).toString('utf8');
};

const describeBuild = async (
  program: string,
  probeProgram: string,
  ask: (question: string) => Promise<string>,
  confinements: readonly Confinement[],
): Promise<ToolDescription> => {
  const version = await ask('-version');
  const instructions = x264Instructions();
  const [codecs, encoders, filters] = [await ask('-codecs'), await ask('-encoders'), await ask('-filters')];
  return {
    program,
    probeProgram,
    version: versionOf(version),
    build: buildOf(version),
    decodes: listedNames(codecs, /^D/),
    // The fourth mark is of those that ffmpeg calls experimental.
    encoders: listedNames(encoders, /^[VAS]..[^X]/),
    filters: listedNames(filters, /^[T.][S.]/),
    ...(instructions ? { x264Instructions: instructions } : {}),
    confinedBy: confinements.map(({ name }) => name),
  };
};
