import { setImmediate } from 'node:timers/promises';
import { createCanvas } from '@napi-rs/canvas';
import type { Clip } from './clips.ts';

const silent = () => ({ open: 0, round: 0 });

/** The clip's pictures as RGBA bytes, drawn as they are asked for. `onFrame` hears of each; an aborted signal throws its reason. */
export async function* pictures(clip: Clip, onFrame: () => void, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const canvas = createCanvas(clip.width, clip.height);
  const pen = canvas.getContext('2d');
  const scene = clip.scene(clip.scale, clip.voice ?? silent);
  for (let frame = 0; frame < clip.frames; frame++) {
    signal?.throwIfAborted();
    pen.save();
    pen.scale(clip.scale, clip.scale);
    scene.draw(pen, (frame * clip.rate[1]) / clip.rate[0]);
    pen.restore();
    // A copy: the canvas gives the same memory for every picture, and ffmpeg takes them later than we draw.
    yield new Uint8Array(canvas.data());
    onFrame();
    // Drawing never waits for anything: without this, timers and Ctrl-C would.
    await setImmediate();
  }
}
