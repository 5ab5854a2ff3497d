import type { Clip, Entry } from '../manifest/entries.ts';
import type { Problem } from '../problem.ts';

/** What a build of ffmpeg calls itself, and the filters that it has. */
export interface FilterBuild {
  readonly filters: readonly string[];
  readonly version: string;
}

/** What finds out how pictures shake, and what holds against it. */
export const STEADYING: readonly string[] = ['vidstabdetect', 'vidstabtransform'];

/** The filters that each effect needs beside those that every film needs. */
const needs = ({ blur, color, denoise, stabilise }: Clip): Readonly<Record<string, readonly string[]>> => ({
  ...(blur?.length ? { blur: ['gblur', 'overlay'] } : {}),
  ...(color ? { color: ['lutyuv', ...(color.lut === undefined ? [] : ['lut3d'])] } : {}),
  ...(denoise ? { denoise: ['hqdn3d'] } : {}),
  ...(stabilise ? { stabilise: STEADYING } : {}),
});

/** Effects that the build has no filter for. */
export const filterProblems = (timeline: readonly Entry[], { filters, version }: FilterBuild): Problem[] =>
  timeline.flatMap((entry, i) =>
    Object.entries('clip' in entry ? needs(entry) : {}).flatMap(([field, names]) => {
      const missing = names.filter((name) => !filters.includes(name));
      if (missing.length === 0) return [];
      const message = `ffmpeg ${version} has no filter ${missing.join(' or ')}, which "${field}" needs. Leave it out, or name a build in FFMPEG_PATH that has it.`;
      return [{ severity: 'block' as const, code: 'filter-missing', at: `/timeline/${i}/${field}`, message }];
    }),
  );
