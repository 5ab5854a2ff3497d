import { describe, expect, it } from 'vitest';
import { formatLeft, newTerminal, secondsLeft } from '../../src/cli/terminal.ts';
import type { Progress } from '../../src/run/progress.ts';

const step = (stage: Progress['stage'], share: number, message = 'clip.mp4'): Progress => ({ stage, share, message });

const open = (screen: { isTTY?: boolean; columns?: number } = {}) => {
  const said = { out: '', err: '' };
  const clock = { now: 0 };
  const terminal = newTerminal({
    stdout: {
      write: (text) => {
        said.out += text;
      },
    },
    stderr: {
      ...screen,
      write: (text) => {
        said.err += text;
      },
    },
    now: () => clock.now,
  });
  return { terminal, said, clock };
};

describe('a terminal', () => {
  it('draws a bar on one line, with stage, share and time left', () => {
    const { terminal, said, clock } = open({ isTTY: true, columns: 120 });
    clock.now = 1_000;
    terminal.progress(step('pictures', 0));
    clock.now = 31_000;
    terminal.progress(step('pictures', 0.25, 'timeline[3] at 00:12'));
    const [last] = said.err.split('\r\u001b[K').slice(-1);
    expect(last).toBe('██████░░░░░░░░░░░░░░░░░░  25 %  encoding pictures, 1 min 30 s left  timeline[3] at 00:12');
    expect(said.err).not.toContain('\n');
  });

  it('never draws past the edge, which would begin a second line', () => {
    const { terminal, said } = open({ isTTY: true, columns: 60 });
    terminal.progress(step('reading', 0.5, 'a'.repeat(300)));
    expect(said.err.split('\r\u001b[K').at(-1)).toHaveLength(59);
  });

  it('clears the bar when it is done, and before anything else is said', () => {
    const { terminal, said } = open({ isTTY: true, columns: 80 });
    terminal.progress(step('films', 1));
    terminal.say('a warning');
    expect(said.err.endsWith('\r\u001b[Ka warning\n')).toBe(true);
    terminal.progress(step('done', 1));
    expect(said.err.endsWith('\r\u001b[K')).toBe(true);
  });

  it('gives results alone to stdout, each on a line of its own', () => {
    const { terminal, said } = open({ isTTY: true });
    terminal.result('{}');
    terminal.result('text\n');
    expect(said).toEqual({ out: '{}\ntext\n', err: '' });
  });
});

describe('a pipe or a file', () => {
  it('gets a plain line for every tenth, without a sign that moves the cursor', () => {
    const { terminal, said, clock } = open();
    for (let i = 0; i <= 100; i++) {
      clock.now = i * 1_000;
      terminal.progress(step('pictures', i / 100));
    }
    terminal.progress(step('done', 1));
    const lines = said.err.trimEnd().split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.slice(0, 3)).toEqual([
      '0 % encoding pictures',
      '10 % encoding pictures, 1 min 30 s left',
      '20 % encoding pictures, 1 min 20 s left',
    ]);
    for (const sign of ['\r', '\u001b', '█']) expect(said.err).not.toContain(sign);
  });

  it('counts the time left from where encoding began, not from where reading did', () => {
    const { terminal, said, clock } = open();
    terminal.progress(step('reading', 0.5));
    clock.now = 600_000;
    terminal.progress(step('pictures', 0));
    clock.now = 610_000;
    terminal.progress(step('pictures', 0.5));
    expect(said.err).toContain('50 % encoding pictures, 10 s left\n');
  });
});

describe('the time left', () => {
  it('is unknown at the beginning', () => {
    expect([secondsLeft(0, 100), secondsLeft(0.01, 100), secondsLeft(0.5, 2)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(formatLeft(undefined)).toBe('');
  });

  it('goes on as it went', () => {
    expect([secondsLeft(0.5, 60), secondsLeft(0.25, 30), secondsLeft(1, 30)]).toEqual([60, 90, 0]);
    expect([formatLeft(59), formatLeft(60), formatLeft(3725)]).toEqual([
      ', 59 s left',
      ', 1 min 0 s left',
      ', 62 min 5 s left',
    ]);
  });
});
