import type { Signal } from './track.ts';

/** A WAV file of 16-bit PCM, one or two channels of the same length. */
export const wavBytes = (channels: readonly Signal[], rate: number): Uint8Array => {
  const frames = channels[0]?.length ?? 0;
  const block = channels.length * 2;
  const view = new DataView(new ArrayBuffer(44 + frames * block));
  const ascii = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index));
  };
  ascii(0, 'RIFF');
  view.setUint32(4, 36 + frames * block, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * block, true);
  view.setUint16(32, block, true);
  view.setUint16(34, 16, true);
  ascii(36, 'data');
  view.setUint32(40, frames * block, true);
  channels.forEach((channel, order) => {
    channel.forEach((value, index) => {
      view.setInt16(44 + index * block + order * 2, Math.round(Math.min(1, Math.max(-1, value)) * 32767), true);
    });
  });
  return new Uint8Array(view.buffer);
};
