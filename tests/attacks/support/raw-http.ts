import { connect, type Socket } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** A connection on which a test writes what no client would. */
export interface RawConnection {
  readonly socket: Socket;
  readonly write: (content: string | Uint8Array) => void;
  /** What has been answered so far, one after the other. */
  readonly answers: () => RawAnswer[];
  /** Waits for so many answers, or for the end of the connection. @throws Error where neither comes */
  readonly wait: (count: number) => Promise<RawAnswer[]>;
  /** Waits until the service has closed the connection. @throws Error where it does not */
  readonly closed: () => Promise<RawAnswer[]>;
  readonly leave: () => void;
}

/** Milliseconds: a ceiling that tells a hang from a slow machine. */
const NEVER = 20_000;

export const openRaw = async (url: string): Promise<RawConnection> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let [said, isClosed] = ['', false];
  let look = (): void => {};
  socket.setEncoding('latin1').on('data', (more: string) => {
    said += more;
    look();
  });
  // A service that refuses closes while we still write.
  socket.on('error', () => {});
  socket.once('close', () => {
    isClosed = true;
    look();
  });
  const answers = (): RawAnswer[] => answersIn(said);
  const until = (isTrue: () => boolean): Promise<RawAnswer[]> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`in vain; so far: ${said.slice(0, 500)}`)), NEVER);
      look = () => {
        if (!isTrue()) return;
        clearTimeout(timer);
        resolve(answers());
      };
      look();
    });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    socket,
    answers,
    write: (content) => void socket.write(content),
    wait: (count) => until(() => isClosed || answers().length >= count),
    closed: () => until(() => isClosed),
    leave: () => socket.destroy(),
  };
};

/** Sends, and gives all that is answered until the service closes the connection. */
export const sendRaw = async (url: string, content: string | Uint8Array): Promise<RawAnswer[]> => {
  const connection = await openRaw(url);
  connection.write(content);
  return connection.closed();
};

const answersIn = (said: string): RawAnswer[] => {
  const found: RawAnswer[] = [];
  for (let rest = said; ; ) {
    const end = rest.indexOf('\r\n\r\n');
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(rest) ?? [];
    if (end < 0 || !status) return found;
    const head = rest.slice(0, end);
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    if (rest.length < end + 4 + length) return found;
    if (!status.startsWith('1'))
      found.push({ status: Number(status), head, body: rest.slice(end + 4, end + 4 + length) });
    rest = rest.slice(end + 4 + length);
  }
};
