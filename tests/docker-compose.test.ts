import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addServiceCommands } from '../src/cli/service-commands.ts';
import { readConfig } from '../src/config.ts';

const root = resolve(import.meta.dirname, '..');
const text = (name: string): string => readFileSync(resolve(root, name), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly replicas: number };
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly read_only?: boolean;
  readonly cpu_shares?: number;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

const compose = parse(text('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
};
const { service, worker, redis, store } = compose.services;
const environment = { ...service?.environment, ...worker?.environment };

/** As Compose fills in what a person set in `.env`: here nothing but the secret that must be chosen. */
const filledIn = (value: string): string =>
  value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, _name, kind, rest) => (kind === '-' ? rest : 'a-chosen-secret'));

describe('docker-compose.yml', () => {
  it('has a service, two workers, Redis and a store, each with a health check', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['redis', 'service', 'store', 'worker']);
    for (const each of Object.values(compose.services)) expect(each.healthcheck?.test.length).toBeGreaterThan(1);
    expect(worker?.deploy?.replicas).toBe(2);
    for (const each of [service, worker])
      expect(each?.depends_on).toEqual({
        redis: { condition: 'service_healthy' },
        store: { condition: 'service_healthy' },
      });
  });

  it('starts programs that there are', () => {
    const program = new Command();
    addServiceCommands(program, async () => {});
    for (const { command: [name, ...flags] = [] } of [service, worker].flatMap((each) => each ?? [])) {
      const command = program.commands.find((known) => known.name() === name);
      const known = command?.options.map(({ long }) => long);
      expect(known).toEqual(expect.arrayContaining(flags));
    }
    expect(text('Dockerfile')).toContain('ENTRYPOINT ["tini", "--", "node", "dist/cli/main.js"]');
    expect(JSON.parse(text('package.json')).bin.polyreel).toBe('dist/cli/main.js');
  });

  it('sets what the program reads, and nothing else', () => {
    const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]));
    const config = readConfig(settings);
    expect(config).toMatchObject({ redisUrl: 'redis://redis:6379', s3: { bucket: 'polyreel' } });
    const read = text('src/config.ts');
    for (const name of Object.keys(environment)) expect(read).toMatch(new RegExp(`^ +${name}: `, 'm'));
    for (const [, name] of text('Dockerfile').matchAll(/\b([A-Z_]+)=/g))
      if (name !== 'NODE_ENV') expect(read).toMatch(new RegExp(`^ +${name}: `, 'm'));
  });

  it('lets nobody but the service reach out, and gives what opens footage no more than it needs', () => {
    expect(compose.networks).toEqual({ inside: { internal: true }, outside: null });
    expect(service?.networks).toEqual(['inside', 'outside']);
    for (const each of [worker, redis, store]) expect(each?.networks).toEqual(['inside']);
    for (const each of Object.values(compose.services)) expect(each.security_opt).toEqual(['no-new-privileges:true']);
    for (const each of [service, worker])
      expect(each).toMatchObject({ read_only: true, cap_drop: ['ALL'], volumes: ['/data', '/tmp'] });
  });

  it('gives who waits for an answer the processor before what encodes', () => {
    // Docker's default is 1024.
    expect(Object.values(compose.services).map(({ cpu_shares }) => cpu_shares ?? 1024)).toEqual([
      1024, 256, 1024, 1024,
    ]);
  });

  it('names images as registries do, and keeps what must be kept in volumes', () => {
    for (const image of [redis?.image, store?.image])
      expect(filledIn(image ?? '')).toMatch(/^(?:[a-z0-9-]+\/)?[a-z0-9-]+:[\w.-]+$/);
    expect([...(redis?.volumes ?? []), ...(store?.volumes ?? [])]).toEqual(['redis:/data', 'store:/data']);
    expect(Object.keys(compose.volumes)).toEqual(['redis', 'store']);
  });
});

it('the image is built of what there is, and of nothing that a machine has by chance', () => {
  const copied = [...text('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  const sent = text('.dockerignore');
  for (const name of copied) {
    expect(() => readFileSync(resolve(root, name))).not.toThrow('ENOENT');
    expect(sent).toContain(`!${name.replace(/^\.\//, '')}`);
  }
});
