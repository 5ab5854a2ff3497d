import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finding } from '../../src/cli/service-findings.ts';
import { NEW_BUILD, openStudio, type Studio } from '../support/studio.ts';

let studio: Studio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const renditions = async (ffmpegPath?: string): Promise<Finding | undefined> => {
  const { out } = await studio.run(['doctor', '--json'], ffmpegPath ? { ffmpegPath } : {});
  return (JSON.parse(out) as { findings: Finding[] }).findings.find(({ what }) => what === 'renditions');
};

it('says in which codecs renditions can be made, and what to do for the others', async () => {
  expect(await renditions()).toEqual({
    what: 'renditions',
    ok: true,
    says: 'H.264, HEVC, VP9; cannot make AV1: name a build in FFMPEG_PATH that does, if your renditions ask for it.',
  });
  expect(await renditions(NEW_BUILD.ffmpegPath)).toMatchObject({ ok: true, says: 'H.264, HEVC, AV1, VP9' });
});
