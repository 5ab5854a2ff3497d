import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { labelledDownloads } from '../../documents/downloads.ts';
import { manifestNow } from '../../documents/manifest-now.ts';
import type { ReleaseFile } from '../../documents/model.ts';
import type { Records } from '../../documents/records.ts';
import type { Edition } from '../../documents/release-names.ts';
import { type FoundFile, findFile } from '../../documents/releases.ts';
import { isMaster, isSegment, namesOthers } from '../../documents/stream-files.ts';
import { resolveEdition } from '../../manifest/editions.ts';
import { fields } from '../../manifest/fields.ts';
import { localise } from '../../manifest/localised.ts';
import { slug } from '../../manifest/values.ts';
import { dataOf } from '../../run/results.ts';
import { countLater } from '../count.ts';
import { downloadName } from '../download-name.ts';
import { notFound } from '../guard.ts';
import { mayNotLeave } from '../may-not-leave.ts';
import { ownRender } from '../own-render.ts';
import { playUrl } from '../play-url.ts';
import { type Reply, type Route, route } from '../route.ts';
import type { Running } from '../running.ts';
import { beginsAtStart, sendObject } from '../send-object.ts';
import { documentaryParams, downloadSum } from '../shapes.ts';
import { goneRelease } from '../withdrawn.ts';

const replies: Readonly<Record<number, Reply>> = {
  200: { description: 'the file', type: 'application/octet-stream' },
  206: { description: 'the bytes that Range asks for', type: 'application/octet-stream' },
  302: { description: 'where the file can be fetched for a quarter of an hour' },
  304: { description: 'you have it' },
  416: { description: 'the file has no such bytes' },
};
const fileName = z.string().min(1).max(500);

const download = route({
  ...{ method: 'GET', path: '/v1/documentaries/:documentary/downloads/:file*', tag: 'releases' },
  replies: { ...replies, 410: { description: 'its release was withdrawn' } },
  access: { roles: ['editor', 'translator', 'partner'], public: true },
  params: fields({ documentary: slug, file: fileName }),
  query: fields({ release: z.string().max(100).optional(), edition: slug.optional() }),
  summary: 'A file of a release, of the latest where none is named; a stream leads to an address that players can use',
  handle: async (call) => {
    const { services } = call.running;
    const { documentary, file: name } = call.params;
    const found = await find(call.running, call.params, call.query);
    if (!found) throw notFound('there is no such file in the release.');
    const { release, file, object } = found;
    if (release.withdrawn) throw goneRelease(release);
    if (isMaster(file)) {
      const play = await playUrl(call, release, name);
      if (play) return { status: 302, headers: { location: play.url, 'cache-control': 'no-store' } };
    }
    const title = await titleOf(services.records, release, file.language);
    const filename = downloadName(file, title, release.edition);
    const isStream = file.kind === 'hls';
    const here = namesOthers(file) || (isReadByPages(file) && mayNotLeave(call.headers));
    const answer = await sendObject(call, { object, filename, file, inline: isStream, here });
    // Of a stream, who plays it is counted, not what it is made of; a page that shows a poster saves none.
    if (!isStream && !isForShow(call.headers) && beginsAtStart(call, answer))
      countLater(services, { documentary, release: release.id, file: name, key: call.caller.entry.id });
    return answer;
  },
});

/** What scripts of the pages read and show. */
const isReadByPages = ({ kind }: Pick<ReleaseFile, 'kind'>): boolean => kind === 'transcript' || kind === 'sidecar';

/** Whether a browser asks for a picture that a page shows: it says then which pictures it can draw. */
const isForShow = ({ accept = '' }: IncomingHttpHeaders): boolean => accept.startsWith('image/');

interface Wanted {
  readonly release?: string | undefined;
  readonly edition?: string | undefined;
}

const find = async (
  { services, play }: Running,
  { documentary, file }: { readonly documentary: string; readonly file: string },
  { release, edition }: Wanted,
): Promise<FoundFile | undefined> => {
  const where = { ...(release ? { release } : {}), ...(edition ? { edition } : {}) };
  const found = await findFile(services.records, documentary, file, where);
  if (found || release || !isSegment(file)) return found;
  return play.findEarlier({ documentary, edition: edition ?? 'full' }, file);
};

/** What the edition is called now; what the film is called where the manifest has it no longer. */
const titleOf = async (
  records: Records,
  { documentary, edition }: Edition,
  language: string | undefined,
): Promise<string> => {
  const manifest = await manifestNow(records, documentary);
  if (!manifest) return documentary;
  const { title, languages } = resolveEdition(manifest, edition)?.manifest ?? manifest;
  return localise(title, language ?? languages[0] ?? '', languages);
};

const sums = route({
  ...{ method: 'GET', path: '/v1/documentaries/:documentary/downloads', tag: 'releases' },
  access: { roles: ['editor'] },
  params: documentaryParams,
  query: fields({ release: z.string().max(100).optional() }),
  summary: 'How often each file of the releases, or of one of them, was downloaded with each key',
  replies: { 200: { description: 'the sums', schema: z.object({ downloads: z.array(downloadSum) }) } },
  handle: async ({ params: { documentary }, query: { release }, running: { services } }) => {
    const all = await labelledDownloads(services.records, documentary);
    const wanted = all.filter((sum) => release === undefined || sum.release === release);
    return { status: 200, json: { downloads: wanted.map((sum) => ({ ...sum, label: sum.label ?? null })) } };
  },
});

const previewFile = route({
  ...{ method: 'GET', path: '/v1/renders/:render/files/:file*', tag: 'renders', replies },
  access: { roles: ['editor', 'translator'] },
  params: fields({ render: z.string().max(200), file: fileName }),
  summary: 'A file of a preview',
  handle: async (call) => {
    const { files = [] } = await ownRender(call);
    const file = files.find(({ name }) => name === call.params.file);
    if (!file) throw notFound('the render has no such file.');
    return sendObject(call, { object: dataOf(file.key), filename: file.name, file });
  },
});

export const downloadRoutes: readonly Route[] = [sums, download, previewFile];
