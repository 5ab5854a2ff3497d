import type { Redis } from 'ioredis';

interface Setting {
  readonly name: string;
  readonly safe: string;
  /** What happens where it is set otherwise. */
  readonly risk: string;
}

const SETTINGS: readonly Setting[] = [
  { name: 'maxmemory-policy', safe: 'noeviction', risk: 'where its memory is full, Redis throws jobs away' },
  { name: 'appendonly', safe: 'yes', risk: 'a Redis that is killed forgets its jobs' },
  { name: 'appendfsync', safe: 'always', risk: 'a power cut takes the last jobs with it' },
];

/** Settings with which Redis may lose jobs that it took, and what to do. What cannot be learnt is not told. */
export const unsafeSettings = async (redis: Redis): Promise<readonly string[]> => {
  const found = await readSettings(redis);
  return SETTINGS.flatMap(({ name, safe, risk }) => {
    const value = found[name];
    if (value === undefined || value === safe) return [];
    const remedy = `Set "${name} ${safe}" in redis.conf, or at once: redis-cli config set ${name} ${safe}.`;
    return [`${name} is ${value}: ${risk}. ${remedy}`];
  });
};

/** Hosts of Redis often forbid CONFIG, but not INFO, which knows all but how often the file is synchronised. */
const readSettings = async (redis: Redis): Promise<Readonly<Record<string, string | undefined>>> => {
  const [memory, persistence] = await Promise.all([redis.info('memory'), redis.info('persistence')]);
  const isKept = fieldOf(persistence, 'aof_enabled');
  return {
    'maxmemory-policy': fieldOf(memory, 'maxmemory_policy'),
    appendonly: isKept && (isKept === '1' ? 'yes' : 'no'),
    // How often is of no matter where there is no file.
    ...(isKept === '1' ? { appendfsync: await syncOf(redis) } : {}),
  };
};

const syncOf = async (redis: Redis): Promise<string | undefined> => {
  try {
    const [, value] = (await redis.call('CONFIG', 'GET', 'appendfsync')) as string[];
    return value;
  } catch (error) {
    if (error instanceof Error && /unknown command|NOPERM|not allowed/i.test(error.message)) return undefined;
    throw error;
  }
};

const fieldOf = (info: string, name: string): string | undefined => new RegExp(`^${name}:(\\S+)`, 'm').exec(info)?.[1];
