/** What an attribute of a tag's line says, with its quotation marks where it has any. */
export const attribute = (line: string, name: string): string | undefined =>
  new RegExp(`[:,]${name}=("[^"]*"|[^,]*)`).exec(line)?.[1];

export const linesOf = (text: string, tag: string): string[] =>
  text.split('\n').filter((line) => line.startsWith(`${tag}:`));

/** Renditions of one type that a master names, each by its line. */
export const renditionsOf = (master: string, type: 'AUDIO' | 'SUBTITLES'): string[] =>
  linesOf(master, '#EXT-X-MEDIA').filter((line) => attribute(line, 'TYPE') === type);

/** The playlist of a rendition; undefined where its line names none. */
export const addressOf = (line: string): string | undefined => attribute(line, 'URI')?.slice(1, -1);

/** The playlist of a variant, which stands on the next line. */
export const variantAddress = (master: string, line: string): string => {
  const lines = master.split('\n');
  return lines[lines.indexOf(line) + 1] ?? '';
};
