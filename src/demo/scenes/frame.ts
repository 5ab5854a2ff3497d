/** The units that landscape scenes are drawn in: those of a 720p picture. */
export const [width, height] = [1280, 720] as const;
