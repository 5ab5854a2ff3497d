import { existsSync } from 'node:fs';
import { openMediaTool } from '../../src/adapters/ffmpeg/tool.ts';
import type { MediaTool } from '../../src/ports.ts';

export interface Build {
  readonly name: string;
  readonly tool: MediaTool;
}

/** The build of 2018 that npm installs: always here, and the maker of all generated footage. */
export const npmBuild: Build = { name: 'npm ffmpeg', tool: openMediaTool() };

const [systemFfmpeg, systemFfprobe] = ['/usr/bin/ffmpeg', '/usr/bin/ffprobe'];
const hasSystem = existsSync(systemFfmpeg) && existsSync(systemFfprobe);

/** Every build on this machine: what is tested with one is tested with all. */
export const builds: readonly Build[] = [
  npmBuild,
  ...(hasSystem
    ? [
        {
          name: 'system ffmpeg',
          tool: openMediaTool({ ffmpegPath: systemFfmpeg, ffprobePath: systemFfprobe }),
        },
      ]
    : []),
];
