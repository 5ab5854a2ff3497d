/**
 * Fetches all that a master playlist leads to, as a program does that sends its key with every request, and takes
 * addresses as they stand to the one that it asked: where it was led from there is of no interest to it.
 * @returns bytes of each segment by its address
 */
export const fetchAll = async (master: string, key: string): Promise<Map<string, Buffer>> => {
  const get = async (url: string): Promise<Buffer> => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    if (!response.ok) throw new Error(`${response.status} ${url}`);
    return Buffer.from(await response.arrayBuffer());
  };
  const segments = new Map<string, Buffer>();
  for (const playlist of addressesIn(master, await get(master)))
    for (const url of addressesIn(playlist, await get(playlist))) segments.set(url, await get(url));
  return segments;
};

const addressesIn = (playlist: string, content: Buffer): string[] =>
  content
    .toString('utf8')
    .split('\n')
    .flatMap((line) => /URI="([^"]+)"/.exec(line)?.[1] ?? (line === '' || line.startsWith('#') ? [] : line))
    .map((address) => new URL(address, playlist).href);
