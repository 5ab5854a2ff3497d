import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMediaTool } from './adapters/ffmpeg/tool.ts';
import { notoSans } from './adapters/fonts/noto.ts';
import { pagesIn } from './adapters/pages/folder.ts';
import { diskStore } from './adapters/store/disk.ts';
import type { Config, S3Config } from './config.ts';
import type { FontFamily } from './plan/drawing.ts';
import type { Log, MediaTool, ObjectStore, Pages, Queues, Uploads } from './ports.ts';

/**
 * The adapters that this program runs on. Chosen here and nowhere else; those of a service are loaded when one is opened,
 * so that who renders a film does not wait for clients of stores and queues.
 */
export interface House {
  readonly tool: MediaTool;
  readonly font: FontFamily;
  /** Undefined where they were not built. */
  readonly openPages: () => Pages | undefined;
  readonly openStore: (home: string) => ObjectStore;
  /** The store of a service, whether one runs or not. */
  readonly openServiceStore: (home: string) => Promise<Pick<Shared, 'store' | 'close'>>;
  /** What a service and its workers share. */
  readonly openShared: (home: string, log: Log) => Promise<Shared>;
}

/** Opened by who calls {@link House.openShared}, and closed by them. */
export interface Shared {
  readonly store: ObjectStore;
  readonly queues: Queues;
  readonly uploads: Uploads;
  /** An address of this machine at which parts of a large object can be read; undefined where its file lies here. */
  readonly rangeUrl: (name: string) => Promise<string | undefined>;
  /** Makes the bucket where there is none; a folder is made as it is needed. */
  readonly createBucket: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const buildHouse = (config: Config): House => {
  const { ffmpegPath, ffprobePath } = config;
  return {
    tool: openMediaTool({ ...(ffmpegPath ? { ffmpegPath } : {}), ...(ffprobePath ? { ffprobePath } : {}) }),
    font: notoSans(),
    openPages: () => pagesIn(fileURLToPath(new URL('../dist/web', import.meta.url))),
    openStore: diskStore,
    openServiceStore: (home) => openStored(config, home),
    openShared: (home, log) => openShared(config, home, log),
  };
};

const openShared = async (config: Config, home: string, log: Log): Promise<Shared> => {
  const stored = await openStored(config, home);
  try {
    const queues = await openQueues(config, home, log);
    return {
      ...stored,
      queues,
      close: async () => {
        await queues.close();
        await stored.close();
      },
    };
  } catch (error) {
    await stored.close();
    throw error;
  }
};

type Stored = Omit<Shared, 'queues'>;

const openStored = ({ s3, cacheBytes }: Config, home: string): Promise<Stored> =>
  s3 ? inBucket(s3, home, cacheBytes) : inFolder(home);

const inFolder = async (home: string): Promise<Stored> => {
  const { diskUploads } = await import('./adapters/uploads/disk.ts');
  const store = diskStore(home);
  const uploads = diskUploads(join(home, 'uploads'), store);
  return { store, uploads, rangeUrl: async () => undefined, createBucket: async () => {}, close: async () => {} };
};

/** Bytes of local copies where nothing is set. */
const CACHE = 20e9;

const inBucket = async (s3: S3Config, home: string, cacheBytes = CACHE): Promise<Stored> => {
  const [{ s3Store }, { s3Uploads }] = await Promise.all([
    import('./adapters/store/s3.ts'),
    import('./adapters/uploads/s3.ts'),
  ]);
  const store = s3Store({ ...s3, cacheFolder: join(home, 'cache'), cacheBytes });
  const uploads = s3Uploads(s3, store, join(home, 'uploads'));
  const { rangeUrl, createBucket, close } = store;
  return { store, uploads, rangeUrl, createBucket, close };
};

const openQueues = async ({ redisUrl }: Config, home: string, log: Log): Promise<Queues> => {
  const onTrouble = (error: Error): void => log.warn({ err: error }, 'the queue is in trouble');
  if (redisUrl) return (await import('./adapters/queue/redis.ts')).redisQueues({ url: redisUrl, onTrouble });
  const { pgliteQueues } = await import('./adapters/queue/pglite.ts');
  return pgliteQueues({ folder: join(home, 'queue'), onTrouble });
};
