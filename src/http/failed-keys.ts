import { isIPv6 } from 'node:net';

/** Milliseconds over which failures are counted. */
const WINDOW = 60_000;
/** Addresses that are remembered; the one that failed longest ago is forgotten first. */
const MOST = 10_000;

/** Counts keys that failed by the address they came from. */
export interface FailedKeys {
  /** Seconds until keys from an address are looked at again; 0 where they are now. */
  readonly waitFor: (address: string) => number;
  readonly count: (address: string) => void;
}

/** @param limit failures in a minute after which an address waits for the next minute */
export const newFailedKeys = (limit: number, now: () => number = Date.now): FailedKeys => {
  const failures = new Map<string, { since: number; count: number }>();
  const current = (group: string) => {
    const found = failures.get(group);
    return found && now() - found.since < WINDOW ? found : undefined;
  };
  return {
    waitFor: (address) => {
      const found = current(groupOf(address));
      return found && found.count >= limit ? Math.ceil((found.since + WINDOW - now()) / 1000) : 0;
    },
    count: (address) => {
      const group = groupOf(address);
      const { since, count } = current(group) ?? { since: now(), count: 0 };
      failures.delete(group);
      failures.set(group, { since, count: count + 1 });
      const [oldest] = failures.keys();
      if (failures.size > MOST && oldest !== undefined) failures.delete(oldest);
    },
  };
};

/** Who has one address of IPv6 has all of its /64. */
const groupOf = (address: string): string => {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const filled = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return filled.slice(0, 4).join(':');
};
