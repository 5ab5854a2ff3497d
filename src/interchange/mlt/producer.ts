import type { XmlElement } from '@rgrove/parse-xml';
import { multiply, type Rational } from '../../rational.ts';
import type { MediaUse, Show, Tell } from '../cut.ts';
import { baseName, isSound } from '../media-names.ts';
import { ONE, readNumber, ZERO } from '../times.ts';
import { deep, readRoot } from '../xml.ts';
import { frames, mltFrames, property } from './services.ts';

const FILES = ['', 'avformat', 'avformat-novalidate', 'timewarp', 'qimage', 'pixbuf', 'xml'];

export const nameOf = (producer: XmlElement): string =>
  property(producer, 'kdenlive:clipname') || baseName(property(producer, 'resource')) || (producer.attributes.id ?? '');

export const isOnlySound = (producer: XmlElement): boolean =>
  property(producer, 'video_index') === '-1' || isSound(mediaOf(producer));

const mediaOf = (producer: XmlElement): MediaUse => {
  const path = property(producer, 'warp_resource') || property(producer, 'resource');
  return { id: path || nameOf(producer), name: baseName(path), start: ZERO };
};

/** What a producer shows from one of its frames on. */
export const showOf = (producer: XmlElement, first: number, rate: Rational, tell: Tell): Show => {
  const service = property(producer, 'mlt_service').replace(/^<|>$/g, '');
  const resource = property(producer, 'resource');
  const at = `clip "${nameOf(producer)}"`;
  if (service === 'color' || service === 'colour') return { kind: 'card', background: colourOf(resource) };
  if (service === 'kdenlivetitle') return titleOf(producer, at, tell);
  if (!FILES.includes(service) || resource === '') {
    tell(
      'warning',
      'not-carried',
      at,
      `the generator "${service || 'empty'}" was not carried over; a black card stands for it.`,
    );
    return { kind: 'card' };
  }
  const speed = (service === 'timewarp' && readNumber(property(producer, 'warp_speed'))) || ONE;
  const length = mltFrames(property(producer, 'length'), rate);
  const isWhole = service !== 'qimage' && service !== 'pixbuf' && length !== undefined && speed === ONE;
  const media = { ...mediaOf(producer), ...(isWhole ? { end: frames(length, rate) } : {}) };
  return { kind: 'clip', media, from: multiply(frames(first, rate), speed), speed };
};

/** `0xRRGGBBAA`, `#RRGGBB` or a name. */
const colourOf = (resource: string): string => {
  const [, digits] = /^(?:0x|#)([0-9a-f]{6})/i.exec(resource) ?? [];
  if (digits) return `#${digits.toLowerCase()}`;
  return resource === 'white' ? '#ffffff' : '#000000';
};

const titleOf = (producer: XmlElement, at: string, tell: Tell): Show => {
  const text = property(producer, 'xmldata');
  const words = text ? deep(readRoot(text), 'content').map((content) => content.text.trim()) : [];
  tell('info', 'title', at, 'it became a card with its words; its look was not carried over.');
  const title = words.filter(Boolean).join(' ');
  return { kind: 'card', overlay: true, ...(title ? { title } : {}) };
};
