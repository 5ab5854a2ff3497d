import { expect, it } from 'vitest';
import { dispositionOf } from '../../src/run/disposition.ts';

it.each([
  ['film.cs.mp4', `filename="film.cs.mp4"; filename*=UTF-8''film.cs.mp4`],
  ['Čeština.mp4', `filename="Cestina.mp4"; filename*=UTF-8''%C4%8Ce%C5%A1tina.mp4`],
  ['a "b" \\ c%d;e.mp4', `filename="a _b_ _ c_d_e.mp4"; filename*=UTF-8''a%20%22b%22%20%5C%20c%25d%3Be.mp4`],
  ["it's (1)*.mp4", `filename="it's (1)*.mp4"; filename*=UTF-8''it%27s%20%281%29%2A.mp4`],
  ['line\r\nbreak', `filename="line__break"; filename*=UTF-8''line%0D%0Abreak`],
  ['日本.mp4', `filename="__.mp4"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.mp4`],
  ['half \ud800.mp4', `filename="half _.mp4"; filename*=UTF-8''half%20_.mp4`],
])('names a download %j for old clients and for new ones', (name, rest) => {
  expect(dispositionOf(name)).toBe(`attachment; ${rest}`);
});
