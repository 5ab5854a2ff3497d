import { type ChildProcess, execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CephPlace, cephConf, newCephPlace } from './ceph.ts';
import { until } from './program.ts';
import { endServer, freePort, programPath, spawnServer } from './server.ts';

const run = promisify(execFile);

/** Where a server is, and who may use it. */
export interface S3Access {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface S3Server extends S3Access {
  readonly stop: () => Promise<void>;
}

const PACKAGES = { radosgw: 'radosgw', 'ceph-mon': 'ceph-mon', 'ceph-osd': 'ceph-osd', ceph: 'ceph-common' };
type Program = keyof typeof PACKAGES | 'radosgw-admin' | 'monmaptool';

const program = (name: Program): string =>
  programPath(name, name in PACKAGES ? PACKAGES[name as keyof typeof PACKAGES] : 'radosgw', 'TEST_S3_ENDPOINT');

/** A real S3 server on loopback: Ceph's gateway on a store in memory. Up in some seconds, and gone with this process. */
export const startS3Server = async (): Promise<S3Server> => {
  for (const name of Object.keys(PACKAGES)) program(name as Program);
  const folder = await mkdtemp(join(tmpdir(), 'polyreel-s3-'));
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map((child) => endServer(child, 'SIGKILL')));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const access = { accessKeyId: `key${randomUUID().slice(0, 8)}`, secretAccessKey: randomUUID() };
    const place = newCephPlace(folder, await freePort(), await freePort());
    await startParts(place, access, (name, args) => {
      const child = spawnServer(program(name), args, join(folder, `${name}.out`));
      children.push(child);
      return child;
    });
    return { ...access, endpoint: `http://127.0.0.1:${place.gatewayPort}`, region: 'us-east-1', stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

type Start = (name: Program, args: readonly string[]) => ChildProcess;
type Keys = Pick<S3Access, 'accessKeyId' | 'secretAccessKey'>;

const startParts = async (place: CephPlace, keys: Keys, start: Start): Promise<void> => {
  const conf = join(place.folder, 'ceph.conf');
  const call = (name: Program, ...args: string[]) => run(program(name), ['-c', conf, ...args], { timeout: 60_000 });
  await layOut(place, conf);
  await call('ceph-mon', '--mkfs', '-i', 'a', '--monmap', join(place.folder, 'monmap'));
  start('ceph-mon', ['-c', conf, '-i', 'a', '-f']);
  const osd = randomUUID();
  await call('ceph', '--connect-timeout', '30', 'osd', 'new', osd);
  await call('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', osd);
  await call('ceph', 'osd', 'crush', 'add', 'osd.0', '1.0', 'host=localhost', 'root=default');
  start('ceph-osd', ['-c', conf, '-i', '0', '-f']);
  const user = [
    '--uid=test',
    '--display-name=test',
    `--access-key=${keys.accessKeyId}`,
    `--secret=${keys.secretAccessKey}`,
  ];
  await call('radosgw-admin', '-n', 'client.rgw', 'user', 'create', ...user);
  const gateway = start('radosgw', ['-c', conf, '-n', 'client.rgw', '-f']);
  await until('the S3 server answers', async () => {
    if (gateway.exitCode !== null)
      throw new Error(readFileSync(join(place.folder, 'radosgw.out'), 'utf8').slice(-1000));
    return fetch(`http://127.0.0.1:${place.gatewayPort}/`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
};

const layOut = async (place: CephPlace, conf: string): Promise<void> => {
  for (const name of ['mon', 'osd']) await mkdir(join(place.folder, name));
  await writeFile(conf, cephConf(place));
  await writeFile(join(place.folder, 'keyring'), '');
  const address = `v1:127.0.0.1:${place.monitorPort}`;
  const monmap = join(place.folder, 'monmap');
  await run(program('monmaptool'), ['--create', '--clobber', '--addv', 'a', address, '--fsid', place.cluster, monmap]);
};
