import type { Command } from 'commander';
import type { Context, Status } from './context.ts';
import type { ExportArguments } from './export.ts';
import type { ImportArguments } from './import.ts';
import type { Output } from './subtitles-ports.ts';

export interface InterchangeCommands {
  readonly run: (command: (context: Context) => Promise<Status>) => Promise<void>;
  readonly output: Output;
  readonly exit: (status: Status) => void;
}

/** Adds `import` and `export`, each loaded when it is called. Importing needs no ffmpeg and opens nothing. */
export const addInterchangeCommands = (program: Command, { run, output, exit }: InterchangeCommands): Command => {
  program
    .command('import <file>')
    .description(
      'a manifest from the timeline of an editing program: OTIO, EDL, FCPXML, Final Cut 7 XML, Kdenlive, MLT',
    )
    .option('--output <F>', 'the manifest to write; standard output where it is left out')
    .option('--edit-rate <R>', 'frames a second of an EDL, such as 25 or 29.97')
    .option('--json', 'print one JSON document')
    .action(async (file: string, options: ImportArguments) => {
      const { importTimeline } = await import('./import.ts');
      exit((await importTimeline(file, options, output)) as Status);
    });
  program
    .command('export <manifest>')
    .description('the timeline for editing programs, with markers for sections and cues')
    .requiredOption('--to <format>', 'otio | edl | fcpxml')
    .option('--output <F>', 'the file to write; standard output where it is left out')
    .option('--edition <name>', 'the cut to write', 'full')
    .option('--language <L>', 'of markers and titles (default: the first language)')
    .option(
      '--home <folder>',
      'where facts of media are kept (default: .polyreel beside the manifest, or POLYREEL_HOME)',
    )
    .option('--root <folder>', 'the folder that no file of the manifest may lie outside')
    .option('--json', 'print one JSON document')
    .action((manifest: string, options: ExportArguments) =>
      run(async (context) => {
        const { exportTimeline } = await import('./export.ts');
        return exportTimeline(manifest, options, context);
      }),
    );
  return program;
};
