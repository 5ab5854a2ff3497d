import { join } from 'node:path';
import { runFfmpeg } from '../../support/studio.ts';
import { type Beginnings, FRAMES } from './numbered-film.ts';

/** Apart from what a publisher's program uses: it starts often, and this needs the whole command line. */
export const makeBeginnings = async (cwd: string): Promise<Beginnings> => {
  const picture = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=s=64x36:r=25'];
  await runFfmpeg([...picture, '-frames:v', String(FRAMES), '-c:v', 'libx264', '-pix_fmt', 'yuv420p', 'plain.mp4'], {
    cwd,
  });
  const chapter = [';FFMETADATA1', '[CHAPTER]', 'TIMEBASE=1/25', 'START=0', `END=${FRAMES}`, 'title=All', ''];
  const text = `data:text/plain;base64,${Buffer.from(chapter.join('\n')).toString('base64')}`;
  await runFfmpeg(['-v', 'error', '-i', 'plain.mp4', '-f', 'ffmetadata', '-i', text, '-c', 'copy', 'film.mp4'], {
    cwd,
  });
  await runFfmpeg([...picture, '-frames:v', '1', 'picture.jpg'], { cwd });
  return { film: join(cwd, 'film.mp4'), picture: join(cwd, 'picture.jpg') };
};
