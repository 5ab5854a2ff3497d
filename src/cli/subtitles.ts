import type { Command } from 'commander';
import type { CheckOptions } from '../subtitles/check.ts';
import { WRITTEN } from '../subtitles/write.ts';
import { type CheckArguments, checkFile } from './subtitles-check.ts';
import { type ConvertArguments, convertFile } from './subtitles-convert.ts';
import { type RepairArguments, repairFile } from './subtitles-repair.ts';

/** Where results and remarks go; a command gives its exit status back. */
export interface Output {
  readonly result: (text: string) => void;
  readonly say: (line: string) => void;
}

/** What the film tells about a language's subtitles: rate, duration, the other tracks. */
export type FilmContext = (manifest: string, language: string) => Promise<Partial<CheckOptions>>;

export interface SubtitleCommands {
  readonly output: Output;
  readonly film: FilmContext;
  /** Takes the exit status of a command: 0 done, 2 the input is wrong. */
  readonly exit: (status: number) => void;
}

const LANGUAGE = ['--language <L>', 'the language of the file, such as cs'] as const;
const MANIFEST = [
  '--manifest <M>',
  'the film it belongs to: its length, rate and other languages are compared',
] as const;
const JSON_OUT = ['--json', 'print one JSON document'] as const;
const OUTPUT = ['--output <F>', 'the file to write; standard output where it is left out'] as const;
const ACCEPT = ['--accept-errors', 'end with 0 where nothing worse than errors was found'] as const;

/** Adds `subtitles check`, `subtitles convert` and `subtitles repair`. */
export const addSubtitlesCommands = (program: Command, { output, film, exit }: SubtitleCommands): Command => {
  const subtitles = program.command('subtitles').description('check, convert and repair subtitle files');
  subtitles
    .command('check <file>')
    .description("encoding, format and problems of a translator's file")
    .requiredOption(...LANGUAGE)
    .option(...MANIFEST)
    .option(...ACCEPT)
    .option(...JSON_OUT)
    .action(async (file: string, options: CheckArguments) => exit(await checkFile(file, options, output, film)));
  subtitles
    .command('convert <file>')
    .description(`writes a clean UTF-8 file as ${WRITTEN.join(', ')}`)
    .requiredOption('--to <format>', WRITTEN.join(' | '))
    .option(...LANGUAGE)
    .option(...OUTPUT)
    .action(async (file: string, options: ConvertArguments) => exit(await convertFile(file, options, output)));
  subtitles
    .command('repair <file>')
    .description('mends what is mechanical and tells every change')
    .option(...LANGUAGE)
    .option(...MANIFEST)
    .option('--to <format>', `${WRITTEN.join(' | ')}; the format of the file where it is left out`)
    .option('--only <repairs>', 'names of the repairs to make, parted by commas')
    .option(...OUTPUT)
    .option(...JSON_OUT)
    .action(async (file: string, options: RepairArguments) => exit(await repairFile(file, options, output, film)));
  return subtitles;
};
