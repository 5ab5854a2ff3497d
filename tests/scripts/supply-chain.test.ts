import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licencesPage } from '../../scripts/licences.mjs';

const root = resolve(import.meta.dirname, '../..');
const text = (name: string): string => readFileSync(resolve(root, name), 'utf8');

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

const { '': ours, ...packages } = JSON.parse(text('package-lock.json')).packages as Record<string, Locked>;
const named = Object.entries(packages).map(([path, locked]) => ({
  ...locked,
  name: path.split('node_modules/').at(-1),
}));

/** What each would do at its install, and why nothing is lost where it does not. */
const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
  '@ffmpeg-installer': 'makes ffmpeg executable, which Polyreel does itself at its first use',
  '@ffprobe-installer': 'makes ffprobe executable, which Polyreel does itself at its first use',
  esbuild: 'saves a process at each start',
  'msgpackr-extract': 'builds a faster reader, without which another is taken',
};

describe('the packages', () => {
  it('are held to one version and one content each, of a registry', () => {
    expect(ours).toBeDefined();
    expect(named.length).toBeGreaterThan(300);
    for (const { name, integrity, resolved, link, version } of named) {
      expect(integrity, name).toMatch(/^sha512-/);
      expect([name, resolved, link]).toEqual([name, undefined, undefined]);
      expect(version, name).toMatch(/^\d+\.\d+\.\d+/);
    }
    const { dependencies, devDependencies } = JSON.parse(text('package.json'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('run nothing of their own when they are installed, and need not', () => {
    const scripts = named.filter(({ hasInstallScript }) => hasInstallScript).map(({ name = '' }) => name);
    for (const name of scripts) expect(Object.keys(INSTALL_SCRIPTS)).toContain(name.replace(/^(@[^/]+)\/.*$/, '$1'));
    for (const file of ['scripts/packages.mjs', 'Dockerfile']) expect(text(file)).toContain('--ignore-scripts');
  });

  it('are listed with their licences, each of which somebody has read', () => {
    expect(text('docs/licences.md'), 'npm run licences').toBe(licencesPage(JSON.parse(text('package-lock.json'))));
    const unread = { packages: { 'node_modules/mystery': { version: '1.0.0', license: 'SSPL-1.0' } } };
    expect(() => licencesPage(unread)).toThrow('mystery (SSPL-1.0)');
    const tied = { packages: { 'node_modules/mystery': { version: '1.0.0', license: 'GPL-3.0' } } };
    expect(() => licencesPage(tied)).toThrow('mystery (GPL-3.0)');
    expect(() => licencesPage({ packages: { 'node_modules/a/node_modules/b': { version: '1.0.0' } } })).toThrow(
      'b (none)',
    );
  });

  it('are told to machines as well, each with its digest (npm run sbom)', () => {
    const sbom = JSON.parse(
      execFileSync('npm', ['run', '-s', 'sbom'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }),
    );
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { version: '0.1.0' } } });
    const components = sbom.components as { name: string; version: string; hashes?: { alg: string }[] }[];
    const told = new Map(components.map((each) => [`${each.name}@${each.version}`, each.hashes?.[0]?.alg]));
    const { dependencies } = JSON.parse(text('package.json'));
    for (const [name, version] of Object.entries(dependencies)) expect(told.get(`${name}@${version}`)).toBe('SHA-512');
  });
});
