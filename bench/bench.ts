// Measures this machine and writes what it found into docs/performance.md: `npm run bench`, or `npm run bench -- films changes`.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildProgram } from './film/polyreel.ts';
import { measureChanges } from './parts/changes.ts';
import { measureContainers } from './parts/containers.ts';
import { measureFilms } from './parts/films.ts';
import { measureMemoryOfFilms } from './parts/memory.ts';
import { measureThinking } from './parts/planning.ts';
import { measureService } from './parts/service.ts';
import { measureSound } from './parts/sound.ts';
import { measureSpans } from './parts/spans.ts';
import { type Section, writeSection } from './section.ts';

const docs = resolve(import.meta.dirname, '../docs');
const DOCUMENT = join(docs, 'performance.md');

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '300' } },
});
const seconds = Number(values.seconds);

const PARTS: Readonly<Record<string, () => Promise<Section>>> = {
  planning: measureThinking,
  films: () => measureFilms(seconds),
  spans: measureSpans,
  changes: () => measureChanges(seconds),
  containers: () => measureContainers(seconds),
  sound: () => measureSound(seconds),
  memory: () => measureMemoryOfFilms(seconds),
  service: measureService,
};

const wanted = positionals.length ? positionals : Object.keys(PARTS);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length || !(seconds >= 20)) {
  process.stderr.write(`Say which: npm run bench -- ${Object.keys(PARTS).join(' ')}; --seconds 20 or more\n`);
  process.exit(2);
}
buildProgram();
for (const name of wanted) {
  const section = await (PARTS[name] as () => Promise<Section>)();
  process.stdout.write(`${section.lines.join('\n')}\n\n`);
  // Written at once: a later part may fail.
  await writeFile(DOCUMENT, writeSection(await readFile(DOCUMENT, 'utf8'), section));
  if (section.plot === undefined) continue;
  await mkdir(join(docs, 'performance'), { recursive: true });
  await writeFile(join(docs, 'performance', `${name}.svg`), section.plot);
}
