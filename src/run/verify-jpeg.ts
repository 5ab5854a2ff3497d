import type { MediaTool } from '../ports.ts';
import { BadPiece } from './packets.ts';

/** Decodes a picture to its end. @throws BadPiece where it is not whole, or of another size than was planned */
export const verifyJpeg = async (
  tool: MediaTool,
  path: string,
  size: { readonly width: number; readonly height: number },
  signal: AbortSignal,
): Promise<void> => {
  const { facts, problems } = await tool.probe({ path, name: path, at: '' }, { signal });
  const { width, height, still } = facts?.picture ?? {};
  if (!still) throw new BadPiece(`${path} is no picture: ${problems.map(({ message }) => message).join(' ')}`);
  if (width !== size.width || height !== size.height)
    throw new BadPiece(`${path} has ${width}×${height} pixels where ${size.width}×${size.height} were planned`);
};
