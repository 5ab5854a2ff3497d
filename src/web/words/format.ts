import type { UiLanguage } from './define.ts';

export interface Format {
  /** A day, such as `24 November 2026`. @param at ISO 8601 */
  readonly date: (at: string) => string;
  /** A day and the time of day. @param at ISO 8601 */
  readonly time: (at: string) => string;
  /** Bytes in decimal units, as shops and systems write them. */
  readonly bytes: (bytes: number) => string;
  /** A place in a film, such as `1:02:03`. @param seconds whole ones are shown */
  readonly clock: (seconds: number) => string;
  /** How long something takes, roughly, such as `12 min`. */
  readonly duration: (seconds: number) => string;
  readonly number: (number: number, digits?: number) => string;
  /** @param share 0 to 1 */
  readonly percent: (share: number) => string;
  /** What a country is called, such as `Croatia`. @param code ISO 3166-1, two letters */
  readonly country: (code: string) => string;
  /** What a language is called, such as `Czech`. @param tag BCP 47 */
  readonly language: (tag: string) => string;
}

/** The locale whose ways of writing are meant: English as Europe writes it. */
const localeOf = (language: UiLanguage): string => (language === 'en' ? 'en-GB' : language);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export const newFormat = (language: UiLanguage): Format => {
  const locale = localeOf(language);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const unit = (number: number, of: string, digits = 0): string =>
    new Intl.NumberFormat(locale, {
      ...{ style: 'unit', unit: of, unitDisplay: 'short' },
      maximumFractionDigits: digits,
    }).format(number);
  return {
    date: (at) => day.format(new Date(at)),
    time: (at) => minute.format(new Date(at)),
    bytes: (bytes) => {
      const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
      const value = bytes / 1000 ** step;
      return unit(value, UNITS[step] ?? 'byte', value < 10 && step > 1 ? 1 : 0);
    },
    clock,
    duration: (seconds) => {
      if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second');
      if (seconds < 3600) return unit(Math.round(seconds / 60), 'minute');
      const minutes = Math.round(seconds / 60);
      const rest = minutes % 60;
      return `${unit(Math.floor(minutes / 60), 'hour')}${rest ? ` ${unit(rest, 'minute')}` : ''}`;
    },
    number: (number, digits = 0) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(number),
    percent: (part) => share.format(part),
    country: (code) => countries.of(code) ?? code,
    language: (tag) => names.of(tag) ?? tag,
  };
};

const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};
