import { findEarlierSegment } from '../documents/earlier-segment.ts';
import { type Grant, newGrants } from '../documents/grants.ts';
import { findKeyById } from '../documents/keys.ts';
import type { KeyEntry, ReleaseRecord } from '../documents/model.ts';
import type { Records } from '../documents/records.ts';
import { type Edition, releaseObject } from '../documents/release-names.ts';
import type { ListedRelease } from '../documents/released.ts';
import { type FoundFile, listReleases, readRelease } from '../documents/releases.ts';
import { isMaster, isPlayed } from '../documents/stream-files.ts';
import { PolyreelError } from '../errors.ts';
import { newBelieved } from './believed.ts';
import { unauthorized } from './key-door.ts';
import { PUBLIC, type PublicDoor } from './public-door.ts';
import { HttpRefusal } from './refusal.ts';
import { goneRelease } from './withdrawn.ts';

export interface PlayAddress {
  /** Path from the root of the service. */
  readonly path: string;
  readonly expiresAt: string;
}

/** Lets in those who have no key but a grant, and gives such grants. */
export interface PlayDoor {
  /** Where a release can be played for a while; undefined where it has no stream, or is withdrawn. */
  readonly addressOf: (
    release: Played,
    key: Pick<KeyEntry, 'id'>,
    /** Of two streams, the master playlist that is meant. */
    master?: string,
  ) => Promise<PlayAddress | undefined>;
  /** @throws HttpRefusal 401 where the grant or its key is none (any more), 410 where it or its release is over */
  readonly open: (grant: string, name: string) => Promise<FoundFile & { readonly grant: Grant }>;
  /** A segment that the latest release has no more. */
  readonly findEarlier: (edition: Edition, name: string) => Promise<FoundFile | undefined>;
  /** Forgets what was found: a key was revoked, or a release withdrawn. */
  readonly forget: () => void;
}

type Played = FoundFile['release'];

/** A player asks for a segment every few seconds; what is known of thousands of files is not read for each. */
const LIMITS = { milliseconds: 10_000, most: 50 };

export const newPlayDoor = (records: Records, { isPublic }: Pick<PublicDoor, 'isPublic'>): PlayDoor => {
  const grants = newGrants(records);
  const keys = newBelieved<KeyEntry | undefined>({ ...LIMITS, most: 1_000 }, records.now);
  const releases = newBelieved<Played | undefined>(LIMITS, records.now);
  // Two releases may follow each other quickly, and a player may have the first.
  const lists = newBelieved<ListedRelease[]>({ ...LIMITS, milliseconds: 1_000 }, records.now);
  const requireKey = async ({ key, documentary }: Grant): Promise<void> => {
    if (key === PUBLIC) {
      if (await isPublic(documentary)) return;
      throw unauthorized('the documentary that this address plays is public no more; ask for it with a key.');
    }
    const entry = await keys.get(key, () => findKeyById(records, key));
    if (!entry || (entry.expiresAt && Date.parse(entry.expiresAt) <= records.now().getTime()))
      throw unauthorized('the key that this address was given to was revoked, or has expired.');
  };
  const requireRelease = async ({ documentary, edition, release: id }: Grant): Promise<Played> => {
    const find = () => readRelease(records, documentary, id, edition);
    const release = await releases.get(`${documentary}/${edition}/${id}`, find);
    if (!release) throw new PolyreelError('not-found', 'there is no such release.');
    if (release.withdrawn) throw goneRelease(release);
    return release;
  };
  return {
    addressOf: async (release, { id: key }, named) => {
      const master = named ?? masterOf(release);
      if (!master || release.withdrawn) return undefined;
      const { id, documentary, edition } = release;
      const { text, expiresAt } = await grants.give({ documentary, edition, release: id, key });
      return { path: `/v1/play/${text}/${master}`, expiresAt: new Date(expiresAt).toISOString() };
    },
    open: async (text, name) => {
      const grant = await grants.read(text);
      if (!grant) throw unauthorized('this is no address that was given by this service; ask for the release again.');
      if (grant.expiresAt <= records.now().getTime())
        throw new HttpRefusal('gone', 'this address has expired; ask for the release again.');
      await requireKey(grant);
      const release = await requireRelease(grant);
      const file = release.files.find((one) => one.name === name && isPlayed(one));
      if (!file) throw new PolyreelError('not-found', 'there is no such file to be played in the release.');
      return { grant, release, file, object: releaseObject(release, name) };
    },
    findEarlier: async (edition, name) => {
      const { documentary, edition: cut } = edition;
      const list = await lists.get(`${documentary}/${cut}`, () => listReleases(records, documentary, cut));
      return findEarlierSegment(records, name, list);
    },
    forget: () => {
      for (const believed of [keys, releases, lists]) believed.forget();
    },
  };
};

/** Of two streams, the one that new players prefer: `hls` goes before `hls-ts`. */
const masterOf = ({ files }: ReleaseRecord): string | undefined =>
  files
    .filter(isMaster)
    .map(({ name }) => name)
    .sort()[0];
