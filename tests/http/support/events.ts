export interface Told {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: object;
}

export interface Reader {
  readonly list: Told[];
  /** Signs of life that came. */
  comments: number;
  type: string;
  readonly ended: Promise<void>;
  readonly leave: () => void;
}

/** Reads a render's events until they end. @param more headers, with which an empty key is not sent */
export const readEvents = (
  url: string,
  render: string,
  key: string,
  after?: string,
  more: Readonly<Record<string, string>> = {},
): Reader => {
  const stop = new AbortController();
  const reader: Reader = { list: [], comments: 0, type: '', ended: Promise.resolve(), leave: () => stop.abort() };
  const headers = {
    ...more,
    ...(key ? { authorization: `Bearer ${key}` } : {}),
    ...(after === undefined ? {} : { 'last-event-id': after }),
  };
  const read = async (): Promise<void> => {
    const response = await fetch(`${url}/v1/renders/${render}/events`, { headers, signal: stop.signal });
    reader.type = response.headers.get('content-type') ?? '';
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        take(reader, text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  };
  return Object.assign(reader, { ended: read().catch(() => {}) });
};

const take = (reader: Reader, block: string): void => {
  const field = (name: string): string | undefined =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  if (block.startsWith(':')) reader.comments += 1;
  const [event, data] = [field('event'), field('data')];
  if (event && data) reader.list.push({ id: field('id'), event, data: JSON.parse(data) as object });
};
