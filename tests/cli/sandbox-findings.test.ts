import { expect, it } from 'vitest';
import { sandboxFindings, sandboxLacks } from '../../src/cli/sandbox-findings.ts';

const says = (confinedBy: readonly string[], user?: number): string =>
  sandboxFindings({ confinedBy }, user)
    .map(({ what, says }) => `${what}: ${says}`)
    .join('\n');

it('tells what holds ffmpeg, and what is open where a program of the system is missing, with a way out', () => {
  expect(says(['prlimit', 'setpriv', 'unshare'], 1000)).not.toMatch(/Install|root/);
  expect(says([], 1000)).toMatch(
    /limits: nothing limits .* Install util-linux[\s\S]*rights: .* outlives us[\s\S]*network: ffmpeg may open connections/,
  );
  expect(says(['prlimit', 'setpriv'], 1000)).toMatch(
    /limits: ffmpeg has limits[\s\S]*network: .* allow user namespaces/,
  );
});

it('advises against root', () => expect(says(['prlimit', 'setpriv', 'unshare'], 0)).toMatch(/user: root/));

it('gives the log of a service only what is open', () => {
  expect(sandboxLacks({ confinedBy: ['prlimit', 'setpriv', 'unshare'] })).toEqual([]);
  expect(sandboxLacks({ confinedBy: ['prlimit', 'setpriv'] })).toEqual([
    expect.stringContaining('may open connections'),
  ]);
});
