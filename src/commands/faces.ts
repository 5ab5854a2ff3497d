import type { DrawnItem, Face } from '../plan/drawing.ts';

/**
 * The faces of a font that items are drawn with. libass reads every file that lies in its folder, for each text of a
 * command, twice: it is given no other. The plain face is always one, for figures are set in it too.
 */
export const facesOf = (items: readonly DrawnItem[]): ReadonlySet<Face> => {
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item] : []));
  const runs = texts.flatMap(({ lines }) => lines.flat());
  const bold = texts.some((text) => text.bold) || runs.some((run) => run.bold);
  const italic = runs.some((run) => run.italic);
  return new Set<Face>([
    'regular',
    ...(bold ? (['bold'] as const) : []),
    ...(italic ? (['italic'] as const) : []),
    ...(bold && italic ? (['bold italic'] as const) : []),
  ]);
};

/**
 * What fontconfig is told, by a file of this name in a command's folder: that there is nothing. The system's own settings
 * and fonts could change what is drawn, and a machine with many fonts would look at all of them for every span.
 */
export const NO_OTHER_FONTS = {
  name: 'fonts.conf',
  content: '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig></fontconfig>\n',
} as const;
