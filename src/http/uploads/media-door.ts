import type { Upload } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Author } from '../../documents/model.ts';
import { PolyreelError } from '../../errors.ts';
import type { Answer } from '../answered.ts';
import { baseOf } from '../page-urls.ts';
import { HttpRefusal } from '../refusal.ts';
import type { Limits, Services } from '../services.ts';
import { type Arriving, newArriving } from './arriving.ts';
import { type Finisher, isWhole, newFinisher } from './finisher.ts';
import { refuseSize, sentName } from './sent-name.ts';
import { tusFailure } from './tus-failure.ts';
import { newTusServer, type TusServer, type TusVisit, UPLOAD_ID } from './tus-server.ts';
import { factsOf } from './upload-facts.ts';
import { webRequest } from './web-request.ts';

export interface Visit {
  readonly documentary: string;
  readonly author: Author;
  /** Absent where an upload is begun. */
  readonly upload?: string;
}

type Raw = { readonly request: FastifyRequest; readonly reply: FastifyReply };

/** Where footage comes in, by the tus protocol. */
export interface MediaDoor {
  /** @throws PolyreelError or HttpRefusal; 422 with all problems where what came is no medium */
  readonly handle: (visit: Visit, raw: Raw) => Promise<Answer>;
  /** What of the protocol is spoken here. */
  readonly describe: () => Answer;
  /** Breaks off what arrives and gives up what is checked: clients come back, and lose nothing. */
  readonly stop: () => void;
}

export const TUS = { 'tus-resumable': '1.0.0' } as const;

export const newMediaDoor = (services: Services, limits: Limits): MediaDoor => {
  const { dataStore } = services.uploads;
  const tus = newTusServer(dataStore, limits.uploadBytes);
  const finisher = newFinisher(services, limits);
  const arriving = newArriving();
  const { openUploads } = limits;
  return {
    stop: () => {
      arriving.breakOff();
      finisher.stop();
    },
    describe: () => ({
      status: 204,
      headers: {
        ...TUS,
        'tus-version': '1.0.0',
        'tus-extension': dataStore.extensions.join(','),
        'tus-max-size': String(limits.uploadBytes),
      },
    }),
    handle: async (visit, raw) => {
      refuseType(raw.request);
      if (visit.upload === undefined) await refuseMany(services, visit, openUploads);
      const known = visit.upload === undefined ? undefined : await find(services, visit, visit.upload, finisher);
      return known === undefined || 'id' in known
        ? pass({ services, tus, finisher, arriving }, visit, raw, known)
        : answerFinished(raw.request, known.bytes);
    },
  };
};

const refuseType = ({ method, headers }: FastifyRequest): void => {
  if (method !== 'PATCH' || headers['content-type'] === 'application/offset+octet-stream') return;
  throw new HttpRefusal('wrong-type', 'a part of an upload is sent as application/offset+octet-stream.');
};

/** Each takes room until it is finished, given up, or a week old. @throws HttpRefusal 429 */
const refuseMany = async ({ uploads }: Services, { author }: Visit, most: number): Promise<void> => {
  if ((await uploads.count(author.key)) < most) return;
  throw new HttpRefusal(
    'too-many',
    `this key has ${most} uploads that are not finished; finish some, or give them up with DELETE. They end by themselves after a week.`,
  );
};

/** The upload, or the bytes of one that is a medium by now. Another key's is not there. @throws HttpRefusal 404 */
const find = async (
  { uploads }: Services,
  { author, documentary }: Visit,
  id: string,
  { finished }: Finisher,
): Promise<Upload | { readonly bytes: number }> => {
  const bytes = finished.find(id, author.key);
  if (bytes !== undefined) return { bytes };
  const upload = UPLOAD_ID.test(id) ? await getUpload(uploads, id) : undefined;
  const facts = upload && factsOf(upload);
  if (upload && facts?.author.key === author.key && facts.documentary === documentary) return upload;
  throw tusFailure(undefined, 404, '');
};

const getUpload = async ({ dataStore }: Services['uploads'], id: string): Promise<Upload> => {
  try {
    return await dataStore.getUpload(id);
  } catch (error) {
    throw tusFailure(error, 500, '');
  }
};

const answerFinished = ({ method, headers }: FastifyRequest, bytes: number): Answer => {
  const offset = { ...TUS, 'upload-offset': String(bytes) };
  if (method === 'HEAD') return { status: 200, headers: { ...offset, 'upload-length': String(bytes) } };
  if (method === 'PATCH' && headers['upload-offset'] === String(bytes)) return { status: 204, headers: offset };
  if (method === 'PATCH') throw tusFailure(undefined, 409, '');
  throw tusFailure(undefined, 404, '');
};

interface Door {
  readonly services: Services;
  readonly tus: TusServer;
  readonly finisher: Finisher;
  readonly arriving: Arriving;
}

const pass = async (door: Door, visit: Visit, { request, reply }: Raw, known: Upload | undefined): Promise<Answer> => {
  const { services, tus, finisher, arriving } = door;
  const { method } = request;
  if (known && method === 'DELETE' && finisher.isBusyWith(known.id))
    throw new PolyreelError('conflict', 'the upload is being checked; wait for that, then try again.');
  if (known && method !== 'DELETE' && isWhole(known)) {
    await finisher.finish(known);
    return answerFinished(request, known.offset);
  }
  const about: TusVisit = {
    owner: visit.author.key,
    url: (id) => `${baseOf(services, request)}/v1/documentaries/${visit.documentary}/media/${id}`,
    facts: (metadata, size) => ({ ...visit, file: refuseSize(sentName(metadata), size) }),
  };
  const response = await arriving.during(request.raw, () => tus.handle(webRequest(request, reply), about));
  if (method === 'POST' || method === 'PATCH') await finishIfWhole(door, known?.id ?? lastPart(response));
  return answerOf(response, known);
};

const lastPart = (response: Response): string => response.headers.get('location')?.split('/').at(-1) ?? '';

const finishIfWhole = async ({ services, finisher }: Door, id: string): Promise<void> => {
  const upload = await getUpload(services.uploads, id);
  if (isWhole(upload)) await finisher.finish(upload);
};

/** The client hears of what it said itself only, and nothing for other origins. */
const answerOf = ({ status, headers }: Response, known: Upload | undefined): Answer => {
  const own = [...headers].filter(([name]) => !name.startsWith('access-control-') && name !== 'upload-metadata');
  const file = known && factsOf(known)?.file;
  const told = file && headers.has('upload-metadata') ? { 'upload-metadata': `filename ${base64(file)}` } : {};
  return { status, headers: { ...Object.fromEntries(own), ...told } };
};

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
