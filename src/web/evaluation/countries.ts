/** Countries of Europe (ISO 3166), to choose from; the partners' own come first. */
export const COUNTRIES: readonly string[] = [
  ...['CZ', 'FR', 'HR'],
  ...['AD', 'AL', 'AT', 'BA', 'BE', 'BG', 'CH', 'CY', 'DE', 'DK', 'EE', 'ES', 'FI', 'GB', 'GR', 'HU', 'IE', 'IS', 'IT'],
  ...['LI', 'LT', 'LU', 'LV', 'MC', 'MD', 'ME', 'MK', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'RS', 'SE', 'SI', 'SK', 'SM'],
  ...['UA', 'XK'],
];

const OWN: Readonly<Record<string, string>> = { cs: 'CZ', fr: 'FR', hr: 'HR' };

/** Where somebody who reads a language most likely holds a workshop. */
export const likelyCountry = (language: string): string => OWN[language] ?? 'CZ';
