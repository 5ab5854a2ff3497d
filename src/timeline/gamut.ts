import type { PictureFacts } from './facts.ts';

type Color = PictureFacts['color'];

export const isHdr = ({ transfer }: Color): boolean => transfer === 'smpte2084' || transfer === 'arib-std-b67';

/** Primaries whose colours lie well outside those of BT.709: left as they are, faces turn pale. */
export const isWide = ({ primaries }: Color): boolean => ['bt2020', 'smpte432', 'smpte431'].includes(primaries);
