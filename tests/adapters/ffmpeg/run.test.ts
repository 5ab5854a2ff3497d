import { describe, expect, test } from 'vitest';
import { runProgram } from '../../../src/adapters/ffmpeg/run.ts';
import { MediaToolError } from '../../../src/ports.ts';

const node = (script: string): readonly string[] => [process.execPath, '-e', script];
const failure = async (run: Promise<unknown>): Promise<MediaToolError> => {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MediaToolError)) throw new Error(`not a MediaToolError: ${error}`);
  return error;
};

describe('a program', () => {
  test('is fed, and drained at the pace of the one who takes', async () => {
    async function* feed(): AsyncGenerator<Uint8Array> {
      for (let block = 0; block < 40; block += 1) yield new Uint8Array(65_536).fill(block);
    }
    let taken = 0;
    const onStdout = async (chunk: Uint8Array): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve));
      taken += chunk.length;
    };
    await runProgram(node('process.stdin.pipe(process.stdout)'), { stdin: feed(), onStdout });
    expect(taken).toBe(40 * 65_536);
  });

  test('that stops reading early is judged by its exit status', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield new Uint8Array(65_536);
    }
    const script = 'process.stdin.once("data", () => process.exit(0))';
    await expect(runProgram(node(script), { stdin: endless() })).resolves.toMatchObject({ stderr: '' });
  });

  test('that fails tells its status and its last words', async () => {
    const script = 'for (let i = 0; i < 9999; i++) console.error("line " + i); process.exitCode = 3';
    const error = await failure(runProgram(node(script)));
    expect(error).toMatchObject({ failure: 'failed', status: 3 });
    expect(error.message).toMatch(/status 3: line 9996 \/ line 9997 \/ line 9998$/);
    expect(error.stderr.length).toBeLessThan(10_000);
  });

  test('that does not exist is told by its name', async () => {
    const error = await failure(runProgram(['/nowhere/ffmpeg', '-version']));
    expect(error).toMatchObject({ failure: 'not-started' });
    expect(error.message).toContain('/nowhere/ffmpeg');
  });

  test('ends politely when aborted: what it does on SIGTERM is done', async () => {
    const controller = new AbortController();
    const said: string[] = [];
    const script =
      'process.on("SIGTERM", () => { console.log("tidied"); process.exit(0) }); console.log("ready"); setInterval(() => {}, 1e6)';
    const onStdout = (chunk: Uint8Array): void => {
      said.push(Buffer.from(chunk).toString().trim());
      if (said.includes('ready')) controller.abort();
    };
    const error = await failure(runProgram(node(script), { signal: controller.signal, onStdout }));
    expect(error.failure).toBe('aborted');
    expect(said).toContain('tidied');
  });

  test('is not even started when it is aborted before', async () => {
    const error = await failure(runProgram(node(''), { signal: AbortSignal.abort() }));
    expect(error.failure).toBe('aborted');
  });

  test('that says nothing is ended as stalled, one that never ends as too long', async () => {
    const idle = node('setInterval(() => {}, 1e6)');
    expect((await failure(runProgram(idle, { stallSeconds: 0.3 }))).failure).toBe('stalled');
    const busy = node('setInterval(() => process.stdout.write("."), 20)');
    const onStdout = (): void => undefined;
    expect((await failure(runProgram(busy, { stallSeconds: 5, wallSeconds: 0.6, onStdout }))).failure).toBe('too-long');
  });

  test('is ended when the one who takes its output fails, and that failure is what is thrown', async () => {
    const onStdout = (): void => {
      throw new RangeError('no room');
    };
    const run = runProgram(node('setInterval(() => process.stdout.write("."), 20)'), { onStdout });
    await expect(run).rejects.toThrow('no room');
  });

  test.skipIf(process.platform !== 'linux')('sees none of our environment (needs Linux)', async () => {
    process.env.POLYREEL_SECRET = 'x';
    const said: Uint8Array[] = [];
    const onStdout = (chunk: Uint8Array): void => {
      said.push(chunk);
    };
    await runProgram(node('console.log(JSON.stringify(process.env))'), { onStdout });
    const seen = JSON.parse(Buffer.concat(said).toString()) as Record<string, string>;
    const own = ['FONTCONFIG_FILE', 'FONTCONFIG_PATH', 'GCONV_PATH', 'LC_ALL', 'OMP_NUM_THREADS', 'PATH'];
    expect(Object.keys(seen).sort()).toEqual(own);
    // With more, vid.stab finds another shake at every run.
    expect(seen.OMP_NUM_THREADS).toBe('1');
  });
});
