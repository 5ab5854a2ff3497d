import { keepFacts } from '../../documents/facts.ts';
import { mediaObject, putMedia } from '../../documents/media.ts';
import type { MediaEntry } from '../../documents/model.ts';
import { PolyreelError } from '../../errors.ts';
import type { Probed } from '../../ports.ts';
import { asFailure } from '../../run/failure.ts';
import { isSubtitleName } from '../../subtitles/file-name.ts';
import type { MediaFacts } from '../../timeline/facts.ts';
import type { Services } from '../services.ts';
import { keepCaptions } from './keep-captions.ts';
import type { WholeUpload } from './upload-facts.ts';

type Needs = Pick<Services, 'records' | 'tool' | 'uploads' | 'font'>;

/**
 * Decodes an upload to its end (one that is called as subtitles are is read as captions) and, where it is what it says,
 * makes it the medium of its name. Where it is not, nothing of it is kept.
 * @throws PolyreelError `bad-input` with all problems; other failures leave the upload for another try
 */
export const checkUpload = async (needs: Needs, upload: WholeUpload, signal: AbortSignal): Promise<MediaEntry> => {
  if (isSubtitleName(upload.file)) return keepCaptions(needs, upload);
  const { facts, problems } = await probe(needs, upload, signal);
  if (facts) return keep(needs, upload, { facts, problems });
  await needs.uploads.remove(upload.id);
  const message = `"${upload.file}" was not kept: ${problems[0]?.message ?? 'it is no medium.'}`;
  throw new PolyreelError('bad-input', message, { problems });
};

const probe = async ({ tool, uploads }: Needs, { id, file }: WholeUpload, signal: AbortSignal): Promise<Probed> => {
  try {
    return await tool.probe({ path: await uploads.localPath(id), name: file, at: file }, { signal });
  } catch (error) {
    throw asFailure(error, `checking "${file}"`);
  }
};

/** The name comes last: whoever finds it finds the bytes and what is known of them. */
const keep = async (
  { records, tool, uploads }: Needs,
  { id, documentary, file, author }: WholeUpload,
  probed: Probed & { readonly facts: MediaFacts },
): Promise<MediaEntry> => {
  const { digest, bytes } = probed.facts;
  await uploads.keep(id, mediaObject(documentary, digest));
  await keepFacts(records, documentary, (await tool.describe()).build, probed);
  const duration = secondsOf(probed.facts);
  const sent = { documentary, file, digest, bytes, author, problems: probed.problems };
  return (await putMedia(records, { ...sent, ...(duration === undefined ? {} : { duration }) })).entry;
};

/** How long its picture is, or its sound where it has none; undefined for a picture that stands still. */
const secondsOf = ({ picture, sound }: MediaFacts): number | undefined => {
  const part = picture ?? sound;
  if (!part || picture?.still) return undefined;
  const [num, den] = part.timeBase;
  return Math.round((1000 * (part.end - part.first) * num) / den) / 1000;
};
