import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

export interface Walk {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** SHA-256 of a file that it left in its folder. */
  readonly digest: (name: string) => Promise<string>;
}

/** All the commands of docs/service.md that a person types after the service was started, in their order. */
const commands = async (): Promise<string> => {
  const text = await readFile(join(root, 'docs/service.md'), 'utf8');
  return [...text.matchAll(/```bash\n([\s\S]*?)```/g)].map(([, block = '']) => block).join('\n');
};

/** The demo with its small rendition only, and less of it: the way is the same, and a fifth as long. */
export const smallDemo = async (): Promise<string> =>
  JSON.stringify({
    ...JSON.parse(await readFile(join(root, 'manifests/demo.json'), 'utf8')),
    renditions: ['360p'],
    deliver: ['burned', 'soft', 'hls', 'poster', 'sidecars', 'pack'],
  });

/** Does as the document says, with curl and nothing else, in a folder of its own. */
export const walkThrough = async (
  folder: string,
  service: { readonly url: string; readonly key: string },
  footage: string,
): Promise<Walk> => {
  await mkdir(folder, { recursive: true });
  await symlink(join(root, 'subtitles'), join(folder, 'subtitles'));
  await writeFile(join(folder, 'small.json'), await smallDemo());
  const settings = { FOOTAGE: footage, MANIFEST: 'small.json', RENDITION: '360p' };
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-eu', '-o', 'pipefail', '-c', await commands()], {
    cwd: folder,
    env: { ...process.env, ...settings, SERVICE: service.url, KEY: service.key },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 400_000,
  });
  const digest = async (name: string): Promise<string> =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex');
  return { status, out: stdout, err: stderr, digest };
};
