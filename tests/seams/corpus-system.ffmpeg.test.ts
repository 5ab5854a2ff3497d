import { describe, test } from 'vitest';
import { builds, npmBuild } from '../footage/builds.ts';
import { testCorpus } from './corpus.ts';

const others = builds.filter((build) => build !== npmBuild);
others.forEach(testCorpus);
describe.skipIf(others.length > 0)('a second build (needs /usr/bin/ffmpeg and /usr/bin/ffprobe)', () => {
  test.skip('the corpus', () => undefined);
});
