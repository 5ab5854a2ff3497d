import type { XmlElement } from '@rgrove/parse-xml';
import { multiply, type Rational, rational, round } from '../../rational.ts';
import { readNumber } from '../times.ts';
import { deep, named } from '../xml.ts';

const SERVICES = ['producer', 'chain', 'playlist', 'tractor', 'multitrack'];

export interface MltFile {
  readonly rate: Rational;
  readonly services: ReadonlyMap<string, XmlElement>;
}

export const readServices = (root: XmlElement, rate: Rational): MltFile => ({
  rate,
  services: new Map(
    SERVICES.flatMap((name) => deep(root, name)).map((element) => [element.attributes.id ?? '', element]),
  ),
});

export const property = (element: XmlElement, name: string): string =>
  named(element, 'property')
    .find(({ attributes }) => attributes.name === name)
    ?.text.trim() ?? '';

/** Frames: `125`, `00:00:05.000` or `00:00:05:00`. */
export const mltFrames = (text: string | undefined, rate: Rational): number | undefined => {
  if (!text) return undefined;
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const [, h, m, s, , rest] = /^(\d{1,3}):(\d{1,2}):(\d{1,2})(([.,:;]\d{1,9})?)$/.exec(text) ?? [];
  if (h === undefined) return undefined;
  const seconds = (Number(h) * 60 + Number(m)) * 60 + Number(s);
  if (rest && /^[:;]/.test(rest)) return seconds * round(rate) + Number(rest.slice(1));
  const part = readNumber(`${seconds}${rest?.replace(',', '.') ?? ''}`);
  return part && round(multiply(part, rate));
};

/** The part of a service that is used: `out` is the last frame, as MLT counts. Undefined where the file does not say. */
export const usedFrames = (
  use: XmlElement,
  service: XmlElement,
  rate: Rational,
): { readonly first: number; readonly length: number } | undefined => {
  const first = mltFrames(use.attributes.in, rate) ?? mltFrames(service.attributes.in, rate) ?? 0;
  const length = mltFrames(property(service, 'length'), rate);
  const out =
    mltFrames(use.attributes.out, rate) ??
    mltFrames(service.attributes.out, rate) ??
    (length === undefined ? undefined : length - 1);
  return out === undefined ? undefined : { first, length: Math.max(0, out - first + 1) };
};

export const frames = (count: number, rate: Rational): Rational => rational(BigInt(count) * rate.den, rate.num);
