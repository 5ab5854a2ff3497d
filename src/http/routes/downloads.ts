import { z } from 'zod';
import { countDownload, labelledDownloads } from '../../documents/downloads.ts';
import { currentManifest } from '../../documents/manifests.ts';
import type { Records } from '../../documents/records.ts';
import { findFile } from '../../documents/releases.ts';
import { fields } from '../../manifest/fields.ts';
import { localise } from '../../manifest/localised.ts';
import { readManifest } from '../../manifest/read.ts';
import { slug } from '../../manifest/values.ts';
import { dataOf } from '../../run/results.ts';
import { downloadName } from '../download-name.ts';
import { notFound } from '../guard.ts';
import { ownRender } from '../own-render.ts';
import { type Call, type Reply, type Route, route } from '../route.ts';
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
  access: { roles: ['editor', 'translator', 'partner'] },
  params: fields({ documentary: slug, file: fileName }),
  query: fields({ release: z.string().max(100).optional(), edition: slug.optional() }),
  summary: 'A file of a release, of the latest where none is named',
  handle: async (call) => {
    const { records } = call.running.services;
    const { documentary, file: name } = call.params;
    const { release, edition } = call.query;
    const options = { ...(release ? { release } : {}), ...(edition ? { edition } : {}) };
    const found = await findFile(records, documentary, name, options);
    if (!found) throw notFound('there is no such file in the release.');
    if (found.release.withdrawn) throw goneRelease(found.release);
    const { file, object } = found;
    const filename = downloadName(file, await titleOf(records, documentary, file.language));
    const answer = await sendObject(call, { object, filename, file });
    if (beginsAtStart(call, answer)) await count(call, { documentary, release: found.release.id, file: name });
    return answer;
  },
});

const titleOf = async (records: Records, documentary: string, language: string | undefined): Promise<string> => {
  const current = await currentManifest(records, documentary);
  const manifest = current && readManifest(current.text).manifest;
  if (!manifest) return documentary;
  const { title, languages } = manifest;
  return localise(title, language ?? languages[0] ?? '', languages);
};

type Counted = Call<unknown, unknown, unknown> & { readonly caller: { readonly entry: { readonly id: string } } };

/** Who downloads need not wait for the count, nor go without the file where it fails. */
const count = async (
  { caller, running: { services } }: Counted,
  download: { readonly documentary: string; readonly release: string; readonly file: string },
): Promise<void> => {
  void countDownload(services.records, { ...download, key: caller.entry.id }).catch((error: unknown) =>
    services.logger.warn({ err: error }, 'a download was not counted'),
  );
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
