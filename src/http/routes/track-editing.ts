import { z } from 'zod';
import { examineSubtitles } from '../../documents/check-subtitles.ts';
import { cuesAsFile } from '../../documents/drafts.ts';
import { currentFilm } from '../../documents/film.ts';
import { inUtf8 } from '../../documents/subtitles.ts';
import { fields } from '../../manifest/fields.ts';
import { stops } from '../../problem.ts';
import { limitsFor } from '../../subtitles/check.ts';
import { editedCue } from '../../subtitles/edited-cue.ts';
import { encodingSamples } from '../../subtitles/encoding/given.ts';
import { repairTrack } from '../../subtitles/repair.ts';
import { encoding, kind, limits, repairSent, trackChecked, trackRepaired } from '../cue-shapes.ts';
import { cuesView, markupProblems } from '../cue-views.ts';
import { type Route, route } from '../route.ts';
import { fileOf, isJson, readCues, TRACK_LIMIT } from '../sent-track.ts';
import { languageParams as params } from '../shapes.ts';

const path = '/v1/documentaries/:documentary/subtitles/:language';
const access = { roles: ['editor', 'translator'], language: 'path' } as const;
const tag = 'subtitles';

const check = route({
  ...{ method: 'POST', path: `${path}/check`, tag, access, params },
  summary: 'What PUT would say of a file, or of cues as JSON, and how it reads in other encodings; nothing is kept',
  query: fields({ kind: kind.optional(), encoding: encoding.optional() }),
  body: { kind: 'bytes', limit: TRACK_LIMIT },
  bodySchema: z.instanceof(Uint8Array),
  replies: { 200: { description: 'what was found, whatever it is', schema: trackChecked } },
  handle: async ({ params: where, query, body, headers, running: { services } }) => {
    const sent = isJson(headers) ? readCues(body).cues : undefined;
    const { bytes, name } = sent
      ? { bytes: cuesAsFile(sent, where.language) }
      : await fileOf(body, headers['content-type']);
    const said = sent ? undefined : query.encoding;
    const track = {
      ...{ ...where, kind: query.kind ?? ('translation' as const) },
      ...{ bytes: said ? inUtf8(bytes, said) : bytes, ...(name ? { fileName: name } : {}) },
    };
    const { reading, options, problems } = await examineSubtitles(services.records, track, services);
    const found = said ?? reading.encoding;
    const all = [...problems, ...(sent ? markupProblems(sent, reading.file) : [])];
    const json = {
      ok: !stops(all, true),
      encoding: sent ? null : found,
      format: sent ? null : (reading.format ?? null),
      encodings: sent ? [] : encodingSamples(bytes, where.language, found),
      cues: sent ? cuesView(sent) : reading.cues.map((cue, i) => editedCue(cue, reading.places[i]?.cue ?? i + 1)),
      problems: all,
      limits: limitsFor(where.language, options.limits, options.sdh),
    };
    return { status: 200, json };
  },
});

const repair = route({
  ...{ method: 'POST', path: `${path}/repair`, tag, access, params },
  summary: 'Cues after the repairs of "codes", or all, of the cues of "numbers", or all; nothing is kept',
  query: fields({ kind: kind.optional() }),
  body: { kind: 'json', limit: TRACK_LIMIT },
  bodySchema: repairSent,
  replies: { 200: { description: 'the cues as they are then', schema: trackRepaired } },
  handle: async ({ params: where, query, body, running: { services } }) => {
    const { cues, codes, numbers } = body;
    const sent = { ...where, kind: query.kind ?? ('translation' as const), bytes: cuesAsFile(cues, where.language) };
    const { reading, options } = await examineSubtitles(services.records, sent, services);
    const chosen = { ...(codes ? { only: codes } : {}), ...(numbers ? { cues: numbers } : {}) };
    const { cues: mended, changes, problems } = repairTrack(reading, { ...options, ...chosen });
    const repaired = changes.map(({ repair: code, cue, message }) => ({
      ...(cue === undefined ? {} : { cue }),
      ...{ code, message },
    }));
    return { status: 200, json: { cues: mended.map((cue, i) => editedCue(cue, i + 1)), repaired, problems } };
  },
});

const getLimits = route({
  ...{ method: 'GET', path: `${path}/limits`, tag, access: { roles: access.roles }, params },
  summary: 'What a cue of the language may be',
  query: fields({ kind: kind.optional() }),
  replies: { 200: { description: 'its limits', schema: limits } },
  handle: async ({ params: { documentary, language }, query, running: { services } }) => {
    const film = await currentFilm(services.records, documentary, services);
    return { status: 200, json: limitsFor(language, film?.options.limits, query.kind === 'sdh') };
  },
});

export const trackEditingRoutes: readonly Route[] = [check, repair, getLimits];
