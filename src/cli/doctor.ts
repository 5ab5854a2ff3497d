import { statfs } from 'node:fs/promises';
import { encodable } from '../commands/encoders.ts';
import { STEADYING } from '../commands/filter-problems.ts';
import { codecs, codecTraits } from '../manifest/codecs.ts';
import type { Command } from './context.ts';
import { sandboxFindings } from './sandbox-findings.ts';
import { type Finding, queueFindings, storeFinding } from './service-findings.ts';

/** `doctor`: ffmpeg's build and what it can do, fonts, disk, store and queue: what works and what to do. */
export const doctor: Command<{ readonly json?: boolean }> = async ({ json }, context) => {
  const { house, terminal, config } = context;
  const findings = [
    ...(await ffmpegFindings(house.tool)),
    fontFinding(house.font),
    await diskFinding(config.home ?? '.'),
    await storeFinding(context),
    ...(await queueFindings(context)),
  ];
  const ok = findings.every((finding) => finding.ok);
  terminal.result(json ? JSON.stringify({ ok, findings }, null, 2) : findings.map(line).join('\n'));
  return ok ? 0 : 3;
};

const line = ({ what, ok, says }: Finding): string => `${ok ? '✓' : '✗'} ${what.padEnd(12)} ${says}`;

type Tool = Parameters<Command<unknown>>[1]['house']['tool'];

const ffmpegFindings = async (tool: Tool): Promise<Finding[]> => {
  try {
    const { program, probeProgram, version, build, decodes, encoders, filters, confinedBy } = await tool.describe();
    const lacks = [
      ...['libx264', 'aac', 'mov_text'].filter((name) => !encoders.includes(name)),
      ...['ass', 'ebur128', 'alimiter', 'overlay', 'bwdif'].filter((name) => !filters.includes(name)),
    ];
    const optional = ['av1', 'hevc', 'prores', 'vp9'].filter((name) => !decodes.includes(name));
    return [
      { what: 'ffmpeg', ok: true, says: `${version}, ${program} (build ${build.slice(0, 12)})` },
      { what: 'ffprobe', ok: true, says: probeProgram },
      lacks.length
        ? {
            what: 'features',
            ok: false,
            says: `this build lacks ${lacks.join(', ')}; unset FFMPEG_PATH, or name a complete build there.`,
          }
        : { what: 'features', ok: true, says: 'H.264, AAC, subtitles in picture and as tracks, loudness' },
      codecFinding(encoders),
      {
        what: 'footage',
        ok: true,
        says: optional.length
          ? `cannot read ${optional.join(', ')}: name a newer build in FFMPEG_PATH if your footage needs it.`
          : 'reads AV1, HEVC, ProRes and VP9',
      },
      {
        what: 'hdr',
        ok: true,
        says: filters.includes('zscale') ? 'tone-mapped' : 'this build lacks zscale: HDR footage is refused',
      },
      steadyFinding(filters),
      ...sandboxFindings({ confinedBy }),
    ];
  } catch (error) {
    return [
      {
        what: 'ffmpeg',
        ok: false,
        says: `${error instanceof Error ? error.message : error} Check FFMPEG_PATH and FFPROBE_PATH, or run npm ci.`,
      },
    ];
  }
};

/** Few films ask for it: a build without is no fault. */
const steadyFinding = (filters: readonly string[]): Finding => {
  const missing = STEADYING.filter((name) => !filters.includes(name));
  const says = missing.length
    ? `this build lacks ${missing.join(' and ')}: clips with "stabilise" are refused`
    : 'clips can be stabilised';
  return { what: 'steadying', ok: true, says };
};

/** Renditions are H.264 unless a manifest says otherwise: a codec that is missing is no fault. */
const codecFinding = (encoders: readonly string[]): Finding => {
  const has = encodable(encoders);
  const [made, missing] = [has, codecs.filter((codec) => !has.includes(codec))].map((list) =>
    list.map((codec) => codecTraits[codec].name).join(', '),
  );
  const remedy = `; cannot make ${missing}: name a build in FFMPEG_PATH that does, if your renditions ask for it.`;
  return { what: 'renditions', ok: true, says: `${made || 'none'}${missing ? remedy : ''}` };
};

const fontFinding = ({ facts }: Parameters<Command<unknown>>[1]['house']['font']): Finding => {
  const sample = 'ěščřžýáíéúůťďň ČŠŽĆĐ čšžćđ àâæçéèêëîïôœùûüÿ «»„“”’–…';
  const missing = [...sample].filter((letter) => letter !== ' ' && !facts.has(letter.codePointAt(0) ?? 0));
  return {
    what: 'fonts',
    ok: missing.length === 0,
    says: missing.length
      ? `${facts.family} lacks ${missing.join(' ')}`
      : `${facts.family}, with every letter of the four languages`,
  };
};

const diskFinding = async (folder: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(folder).catch(() => statfs('.'));
  const gigabytes = (bavail * bsize) / 1e9;
  return {
    what: 'disk',
    ok: gigabytes > 1,
    says: `${gigabytes.toFixed(1)} GB free${gigabytes > 1 ? '' : '; a render needs more: free some'}`,
  };
};
