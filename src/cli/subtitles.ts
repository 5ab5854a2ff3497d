import type { Command } from 'commander';
import { WRITTEN } from '../subtitles/write.ts';
import type { CheckArguments } from './subtitles-check.ts';
import type { ConformArguments } from './subtitles-conform.ts';
import type { ConvertArguments } from './subtitles-convert.ts';
import type { Cuts, FilmContext, Output } from './subtitles-ports.ts';
import type { RepairArguments } from './subtitles-repair.ts';

export interface SubtitleCommands {
  readonly output: Output;
  readonly film: FilmContext;
  readonly cuts: Cuts;
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
 * Adds `subtitles check`, `convert`, `repair` and `conform`. Each is loaded when it is called: the words of sixty languages,
 * which tell them apart, take half a second to load.
 */
export const addSubtitlesCommands = (program: Command, commands: SubtitleCommands): Command => {
  const subtitles = program.command('subtitles').description('check, convert, repair and re-time subtitle files');
  addCheck(subtitles, commands);
  addConvert(subtitles, commands);
  addRepair(subtitles, commands);
  addConform(subtitles, commands);
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

const addConform = (subtitles: Command, { output, cuts, exit }: SubtitleCommands): void => {
  subtitles
    .command('conform <file>')
    .description('re-times a track after the cut changed, and lists the cues to look at')
    .requiredOption('--from <manifest>', 'the manifest whose cut the file was timed for')
    .requiredOption('--to <manifest>', 'the manifest of the new cut')
    .option(...LANGUAGE)
    .option(...OUTPUT)
    .option(...JSON_OUT)
    .action(async (file: string, options: ConformArguments) => {
      const { conformFile } = await import('./subtitles-conform.ts');
      exit(await conformFile(file, options, output, cuts));
    });
};
