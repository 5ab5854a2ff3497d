// Puts the service under load on this machine: `npm run bench:load -- soak`, `crowd` or `fleet`.
import { parseArgs } from 'node:util';
import { crowd } from './load/crowd.ts';
import { fleet } from './load/fleet.ts';
import { soak } from './load/soak.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '30' },
    films: { type: 'string', default: '6' },
    embedded: { type: 'boolean', default: false },
  },
});
const { embedded } = values;

const PROGRAMS: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  soak: async () =>
    (
      await soak({
        minutes: Number(values.minutes),
        films: Number(values.films),
        sampleEvery: 10,
        pruneEvery: 120,
        pruneOlder: '2m',
        say,
      })
    ).lines,
  crowd: async () => (await crowd({ embedded, people: 200, polls: 50, streams: 50, filmSeconds: 60 })).lines,
  fleet: () => fleet(say),
};

const program = PROGRAMS[positionals[0] ?? ''];
if (!program) {
  say(`Say which: npm run bench:load -- ${Object.keys(PROGRAMS).join('|')}`);
  process.exit(2);
}
for (const line of await program()) say(line);
