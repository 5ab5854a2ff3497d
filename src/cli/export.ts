import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PolyreelError } from '../errors.ts';
import { EXPORTED, type Exported, exportFilm } from '../interchange/export.ts';
import { type ExportFilm, wordsOf } from '../interchange/outline.ts';
import { FULL, resolveEdition } from '../manifest/editions.ts';
import type { ManifestDocument } from '../manifest/schema.ts';
import type { Problem } from '../problem.ts';
import { placeOf } from '../run/files.ts';
import { folderSource } from '../run/folder-source.ts';
import { readFilm } from '../run/read-film.ts';
import { refusal } from '../run/refusal.ts';
import { trackOf } from '../run/tracks.ts';
import { cueText } from '../subtitles/cue.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Context, Status } from './context.ts';
import { problemLines } from './problems.ts';
import { saveOrPrint } from './subtitles-convert.ts';

export interface ExportArguments {
  readonly to: string;
  readonly output?: string;
  readonly edition?: string;
  readonly language?: string;
  readonly home?: string;
  readonly root?: string;
  readonly json?: boolean;
}

/**
 * `export MANIFEST --to FORMAT`: the timeline for editing programs; what they cannot be told is told on stderr. Footage that
 * cannot be read is told and no hindrance, where every clip says where it ends.
 * @throws PolyreelError for wrong arguments and a manifest without a cut
 */
export const exportTimeline = async (manifest: string, options: ExportArguments, context: Context): Promise<Status> => {
  const { terminal } = context;
  const format = EXPORTED.find((known) => known === options.to);
  if (!format)
    throw new PolyreelError(
      'bad-arguments',
      `"${options.to}" cannot be written; choose one of ${EXPORTED.join(', ')}.`,
    );
  const { film, told } = await readExport(manifest, options, context);
  const { text, problems: lost } = exportFilm(film, format);
  const problems = [...told, ...lost];
  terminal.progress({ stage: 'done', share: 1, message: '' });
  for (const line of options.json ? [] : problemLines(problems)) terminal.say(line);
  if (text !== undefined && (options.output || !options.json)) await saveOrPrint(text, options.output, terminal);
  if (options.json) terminal.result(JSON.stringify(reportOf(format, text, problems, options.output), null, 2));
  return text === undefined ? 2 : 0;
};

const reportOf = (
  format: Exported,
  text: string | undefined,
  problems: readonly Problem[],
  output: string | undefined,
) => ({
  ok: text !== undefined,
  format,
  problems,
  ...(text === undefined ? {} : output ? { output } : { text }),
});

interface Read {
  readonly film: ExportFilm;
  readonly told: readonly Problem[];
}

const readExport = async (path: string, options: ExportArguments, context: Context): Promise<Read> => {
  if (!existsSync(path)) throw new PolyreelError('bad-arguments', `there is no manifest ${path}; name a JSON file.`);
  const { house, config, cores, signal, terminal } = context;
  const store = house.openStore(options.home ?? config.home ?? join(dirname(path), '.polyreel'));
  const source = folderSource({ place: placeOf(path, options.root), tool: house.tool, store });
  const name = options.edition ?? FULL;
  const film = await readFilm({
    source,
    font: house.font.facts,
    tool: house.tool,
    edition: name,
    jobs: cores,
    signal,
    onMedia: (done, total, file) => terminal.progress({ stage: 'reading', share: done / total, message: file }),
  });
  const isMedia = ({ at }: Problem): boolean => at.startsWith('/media/');
  const blocks = film.problems.filter((problem) => problem.severity === 'block' && !isMedia(problem));
  const edition = name === FULL ? film : film.editions.find((one) => one.name === name);
  const { manifest, timeline } = edition ?? {};
  if (blocks.length || !manifest || !timeline) throw stopped(blocks.length ? blocks : film.problems);
  const written = resolveEdition(
    JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, '')) as ManifestDocument,
    name,
  );
  if (!written) throw stopped(film.problems);
  const language = languageOf(options.language, manifest.languages);
  const { readings } = await source.tracks(manifest, [language], film.refused);
  const track = readings.map(trackOf).find((one) => one.language === language);
  const shots = timeline.shots.map((shot) => ({ ...shot, entry: written.entries.indexOf(shot.entry) }));
  const open = unknownLengths(timeline, written.manifest.timeline);
  if (open.length) throw stopped(open);
  return {
    film: {
      document: written.manifest,
      edition: name,
      timeline: { ...timeline, shots },
      language,
      title: wordsOf(written.manifest.title, language) || written.manifest.id,
      cues: (track?.cues ?? []).map((cue) => ({ start: cue.start, end: cue.end, text: cueText(cue) })),
    },
    told: film.problems
      .filter((problem) => problem.severity === 'block' && isMedia(problem))
      .map((problem) => ({ ...problem, severity: 'warning' })),
  };
};

const stopped = (problems: readonly Problem[]): PolyreelError =>
  new PolyreelError('bad-input', refusal(problems), { problems });

const languageOf = (asked: string | undefined, languages: readonly string[]): string => {
  const language = asked ?? languages[0] ?? 'en';
  if (languages.includes(language)) return language;
  throw new PolyreelError(
    'bad-arguments',
    `the film is not made in "${language}"; its languages are ${languages.join(', ')}.`,
  );
};

/** Without its footage, a clip has a length only where its end is written. */
const unknownLengths = ({ shots }: Timeline, written: ManifestDocument['timeline']): Problem[] =>
  shots.flatMap(({ picture, entry }): Problem[] => {
    const clip = written[entry];
    if (picture.kind !== 'clip' || picture.facts.digest !== '' || (clip && 'to' in clip)) return [];
    const message = `"${picture.media}" cannot be read, and nothing says where the shot ends; bring the file back, or write "to".`;
    return [{ severity: 'block', code: 'unknown-length', at: `/timeline/${entry}`, message }];
  });
