import { createHash } from 'node:crypto';
import { SCREENING_SCRIPT } from '../plan/screening/script.ts';
import { SCREENING_STYLE } from '../plan/screening/style.ts';

const digestOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const [SCRIPT, STYLE] = [digestOf(SCREENING_SCRIPT), digestOf(SCREENING_STYLE)];

/**
 * What the page for the hall may do (Content-Security-Policy 3): run its one script, show films, tell that it began.
 * @param elsewhere where the store gives out its files itself
 */
export const screeningPolicy = (elsewhere: string | undefined): string =>
  [
    "default-src 'none'",
    `script-src ${SCRIPT}`,
    `style-src ${STYLE}`,
    `media-src 'self'${elsewhere ? ` ${elsewhere}` : ''}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
