import type { Command } from 'commander';
import { WRITTEN } from '../subtitles/write.ts';
import type { CheckArguments } from './subtitles-check.ts';
import type { ConvertArguments } from './subtitles-convert.ts';
import type { FilmContext, Output } from './subtitles-ports.ts';
import type { RepairArguments } from './subtitles-repair.ts';

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

/**
 * Adds `subtitles check`, `subtitles convert` and `subtitles repair`. Each is loaded when it is called: the words of sixty
 * languages, which tell them apart, take half a second to load.
 */
export const addSubtitlesCommands = (program: Command, commands: SubtitleCommands): Command => {
  const subtitles = program.command('subtitles').description('check, convert and repair subtitle files');
  addCheck(subtitles, commands);
  addConvert(subtitles, commands);
  addRepair(subtitles, commands);
  return subtitles;
};

const addCheck = (subtitles: Command, { output, film, exit }: SubtitleCommands): void => {
  subtitles
    .command('check <file>')
    .description("encoding, format and problems of a translator's file")
    .requiredOption(...LANGUAGE)
    .option(...MANIFEST)
    .option(...ACCEPT)
    .option(...JSON_OUT)
    .action(async (file: string, options: CheckArguments) => {
      const { checkFile } = await import('./subtitles-check.ts');
      exit(await checkFile(file, options, output, film));
    });
};

const addConvert = (subtitles: Command, { output, exit }: SubtitleCommands): void => {
  subtitles
    .command('convert <file>')
    .description(`writes a clean UTF-8 file as ${WRITTEN.join(', ')}`)
    .requiredOption('--to <format>', WRITTEN.join(' | '))
    .option(...LANGUAGE)
    .option(...OUTPUT)
    .action(async (file: string, options: ConvertArguments) => {
      const { convertFile } = await import('./subtitles-convert.ts');
      exit(await convertFile(file, options, output));
    });
};

const addRepair = (subtitles: Command, { output, film, exit }: SubtitleCommands): void => {
  subtitles
    .command('repair <file>')
    .description('mends what is mechanical and tells every change')
    .option(...LANGUAGE)
    .option(...MANIFEST)
    .option('--to <format>', `${WRITTEN.join(' | ')}; the format of the file where it is left out`)
    .option('--only <repairs>', 'names of the repairs to make, parted by commas')
    .option(...OUTPUT)
    .option(...JSON_OUT)
    .action(async (file: string, options: RepairArguments) => {
      const { repairFile } = await import('./subtitles-repair.ts');
      exit(await repairFile(file, options, output, film));
    });
};
