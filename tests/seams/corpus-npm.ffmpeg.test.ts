import { npmBuild } from '../footage/builds.ts';
import { testCorpus } from './corpus.ts';

testCorpus(npmBuild);
