/** A subtitle of EBU STL, or a part of one. */
export interface Block {
  readonly text: readonly number[];
  readonly number?: number;
  readonly extension?: number;
  readonly comment?: 1;
  readonly start?: readonly number[];
  readonly end?: readonly number[];
  readonly row?: number;
  readonly justified?: number;
}

export const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

/** EBU Tech 3264: only the fields that are read are filled. */
export const stl = (blocks: readonly Block[], { rate = 25, table = '00', programme = '00000000' } = {}): Uint8Array => {
  const header = new Uint8Array(1024).fill(0x20);
  header.set(ascii(`850STL${rate}.01`), 0);
  header.set(ascii(table), 12);
  header.set(ascii('23'), 253);
  header.set(ascii(programme), 256);
  const body = blocks.map(
    ({
      text,
      number = 1,
      extension = 0xff,
      comment = 0,
      start = [0, 0, 1, 0],
      end = [0, 0, 2, 0],
      row = 20,
      justified = 2,
    }) => {
      const block = new Uint8Array(128).fill(0x8f);
      block.set([0, number, 0, extension, 0, ...start, ...end, row, justified, comment, ...text]);
      return block;
    },
  );
  return Uint8Array.from([...header, ...body.flatMap((block) => [...block])]);
};
