import type { ChildProcess, SpawnOptions } from 'node:child_process';
import Ffmpeg from 'fluent-ffmpeg';

/** The part of fluent-ffmpeg that is left in use: it starts a process from an argument array, and no more. */
interface Spawner {
  setFfmpegPath(path: string): void;
  _spawnFfmpeg(
    args: string[],
    options: SpawnOptions,
    started: (child: ChildProcess) => void,
    ended: (error?: Error | null) => void,
  ): void;
}

const running = new Set<ChildProcess>();
// Where nothing else ends a child with its parent (macOS, Windows), a parent that exits in order still does.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts `command[0]`. fluent-ffmpeg keeps the path in one variable for the whole process, but reads it before this
 * function returns, so that two builds can be in use side by side.
 * @throws Error where the system refuses to start the program (also later, through `onFailure`)
 */
export const spawnProgram = (
  command: readonly string[],
  options: SpawnOptions,
  onFailure: (error: Error) => void,
): ChildProcess => {
  const [program = '', ...args] = command;
  const spawner = Ffmpeg() as unknown as Spawner;
  spawner.setFfmpegPath(program);
  const started: ChildProcess[] = [];
  const failed = (error?: Error | null): void => {
    // An exit status is told by the process itself, with its stderr: only a start that failed is news here.
    if (error && 'code' in error) onFailure(error);
  };
  spawner._spawnFfmpeg(args, { ...options, windowsHide: true }, (child) => started.push(child), failed);
  const [child] = started;
  if (!child) throw new Error(`${program} was not started`);
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
};
