import { playingContract } from './support/playing.ts';

playingContract('a folder', async () => ({}));
