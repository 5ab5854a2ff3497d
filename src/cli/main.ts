#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { readConfig } from '../config.ts';
import { buildHouse } from '../wire.ts';
import { cpuSeconds } from './cpu.ts';
import { runProgram } from './program.ts';
import { endOnSignals } from './signals.ts';
import { newTerminal } from './terminal.ts';

const terminal = newTerminal({ stdout: process.stdout, stderr: process.stderr, now: () => performance.now() });

process.exitCode = await runProgram(process.argv.slice(2), terminal, () => {
  const config = readConfig(process.env);
  return {
    config,
    house: buildHouse(config),
    terminal,
    signal: endOnSignals(terminal),
    cpuSeconds,
    clock: () => performance.now() / 1000,
    cores: availableParallelism(),
  };
});
