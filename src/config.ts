import { isIP } from 'node:net';
import { z } from 'zod';
import { PolyreelError } from './errors.ts';
import type { Problem } from './problem.ts';

/** Settings from the environment; only this file reads them. An empty one is as good as none. */
export interface Config {
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  readonly home?: string;
  readonly host?: string;
  readonly port?: number;
  /** Redis keeps the queues; an embedded database does where it is absent. */
  readonly redisUrl?: string;
  /** A bucket keeps everything; a folder does where it is absent. */
  readonly s3?: S3Config;
  /** The address at which people reach the service, without a slash at its end. */
  readonly publicUrl?: string;
  /** Addresses or networks of proxies, such as `10.0.0.0/8` or `loopback`, which are believed when they say who asks. */
  readonly trustProxy?: readonly string[];
  readonly webhook?: { readonly url: string; readonly secret?: string };
  /** The first admin's key, instead of one that is made and printed. */
  readonly adminKey?: string;
  /** Bytes of footage and results that a worker keeps of what lies in a bucket. */
  readonly cacheBytes?: number;
}

export interface S3Config {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** The address at which people reach the store; `none` where they cannot, and the service sends files itself. */
  readonly publicEndpoint?: string;
}

const text = z.string().optional();
const address = (...schemes: string[]) =>
  z
    .string()
    .refine((value) => isAddress(value, schemes), `write an address such as ${schemes[0]}://…`)
    .optional();

const isAddress = (value: string, schemes: readonly string[]): boolean =>
  URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1));

const port = z.string().transform(Number).pipe(z.int('write a port from 0 to 65535').min(0).max(65_535)).optional();
const gigabytes = z
  .string()
  .transform(Number)
  .pipe(z.number('write gigabytes such as 20').positive('write gigabytes such as 20'))
  .optional();

/** The names are proxy-addr's, for 127.0.0.0/8, 169.254.0.0/16, the private networks, and what IPv6 has for each. */
const NETWORKS: ReadonlySet<string> = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** A number of proxies would be no reason to believe anybody: who reaches the service directly could claim as many. */
const isNetwork = (value: string): boolean => {
  const [address = '', prefix] = value.split('/', 2);
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const isPrefix = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= bits);
  return NETWORKS.has(value) || (bits > 0 && isPrefix && value.split('/').length <= 2);
};

const proxies = z
  .string()
  .transform((value) => value.split(',').map((one) => one.trim()))
  .refine(
    (all) => all.every(isNetwork),
    'write the addresses or networks of your proxies, such as "10.0.0.7, 192.168.0.0/16", or "loopback"',
  )
  .optional();

const schema = z.object({
  FFMPEG_PATH: text,
  FFPROBE_PATH: text,
  POLYREEL_HOME: text,
  HOST: text,
  PORT: port,
  REDIS_URL: address('redis', 'rediss'),
  S3_ENDPOINT: address('http', 'https'),
  S3_PUBLIC_ENDPOINT: z
    .string()
    .refine(
      (value) => value === 'none' || isAddress(value, ['https', 'http']),
      'write an address such as https://…, or none',
    )
    .optional(),
  S3_REGION: text,
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'write a bucket of 3 to 63 lower-case letters, digits, "-" and "."')
    .optional(),
  AWS_ACCESS_KEY_ID: text,
  AWS_SECRET_ACCESS_KEY: text,
  PUBLIC_URL: address('http', 'https'),
  POLYREEL_TRUST_PROXY: proxies,
  WEBHOOK_URL: address('http', 'https'),
  WEBHOOK_SECRET: z.string().min(16, 'use at least 16 characters').optional(),
  POLYREEL_ADMIN_KEY: z.string().min(16, 'use at least 16 characters').optional(),
  POLYREEL_CACHE_GB: gigabytes,
});

type Settings = z.output<typeof schema>;

/** A setting, and another without which it means nothing. */
const TOGETHER: readonly (readonly [keyof Settings, keyof Settings])[] = [
  ['S3_ENDPOINT', 'S3_BUCKET'],
  ['S3_PUBLIC_ENDPOINT', 'S3_BUCKET'],
  ['S3_BUCKET', 'AWS_ACCESS_KEY_ID'],
  ['S3_BUCKET', 'AWS_SECRET_ACCESS_KEY'],
  ['WEBHOOK_SECRET', 'WEBHOOK_URL'],
];

/** @throws PolyreelError with all faults of the settings at once */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const read = schema.safeParse(given);
  const problems = [...(read.error?.issues.map(problemOf) ?? []), ...lonely(given)];
  if (!read.success || problems.length) throw new PolyreelError('bad-arguments', 'settings are wrong', { problems });
  return configOf(read.data);
};

const lonely = (given: Readonly<Record<string, string | undefined>>): Problem[] =>
  TOGETHER.filter(([name, needs]) => given[name] && !given[needs]).map(([name, needs]) =>
    badSetting(needs, `is needed, because ${name} is set`),
  );

const configOf = (settings: Settings): Config => {
  const { WEBHOOK_URL, WEBHOOK_SECRET, PUBLIC_URL, POLYREEL_CACHE_GB: cache } = settings;
  return present({
    ffmpegPath: settings.FFMPEG_PATH,
    ffprobePath: settings.FFPROBE_PATH,
    home: settings.POLYREEL_HOME,
    host: settings.HOST,
    port: settings.PORT,
    redisUrl: settings.REDIS_URL,
    s3: s3Of(settings),
    publicUrl: PUBLIC_URL?.replace(/\/+$/, ''),
    trustProxy: settings.POLYREEL_TRUST_PROXY,
    webhook: WEBHOOK_URL ? present({ url: WEBHOOK_URL, secret: WEBHOOK_SECRET }) : undefined,
    adminKey: settings.POLYREEL_ADMIN_KEY,
    cacheBytes: cache === undefined ? undefined : Math.round(cache * 1e9),
  });
};

const s3Of = (settings: Settings): S3Config | undefined => {
  const { S3_BUCKET: bucket, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!bucket || !accessKeyId || !secretAccessKey) return undefined;
  const region = settings.S3_REGION ?? 'us-east-1';
  const endpoint = settings.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  const publicEndpoint = settings.S3_PUBLIC_ENDPOINT;
  return { bucket, region, endpoint, accessKeyId, secretAccessKey, ...(publicEndpoint ? { publicEndpoint } : {}) };
};

type Present<Fields> = { [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name] } & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/** The fields that are set. */
const present = <Fields extends object>(fields: Fields): Present<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;

const problemOf = ({ path, message }: z.core.$ZodIssue): Problem => badSetting(path.join('.'), message);

const badSetting = (at: string, message: string): Problem => ({ severity: 'block', code: 'bad-setting', at, message });
