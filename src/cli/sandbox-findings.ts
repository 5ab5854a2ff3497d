import type { ToolDescription } from '../ports.ts';
import type { Finding } from './service-findings.ts';

/** What each program of the sandbox does, and what is open where it is missing. */
const PARTS = [
  {
    program: 'prlimit',
    what: 'limits',
    holds: 'ffmpeg has limits of memory, processor time, file size and open files',
    open: 'nothing limits what ffmpeg takes: a malicious file can fill memory or disk',
  },
  {
    program: 'setpriv',
    what: 'rights',
    holds: 'ffmpeg gets no new rights, and ends with us',
    open: 'ffmpeg keeps our rights, and outlives us where we are killed',
  },
  {
    program: 'unshare',
    what: 'network',
    holds: 'ffmpeg has no network',
    open: 'ffmpeg may open connections; only its whitelists of protocols keep it from that',
  },
] as const;

const REMEDIES: Readonly<Record<(typeof PARTS)[number]['program'], string>> = {
  prlimit: 'Install util-linux (Linux only).',
  setpriv: 'Install util-linux (Linux only; the setpriv of BusyBox is not enough).',
  unshare:
    'Install util-linux and allow user namespaces, or put what renders into a network of its own (docs/security.md).',
};

/**
 * What holds ffmpeg here, a line each, and what to do for what does not. A lack is no fault: footage of one's own renders
 * without a sandbox; a service that takes uploads from others says so in its log.
 */
export const sandboxFindings = (
  { confinedBy }: Pick<ToolDescription, 'confinedBy'>,
  user = process.getuid?.(),
): readonly Finding[] => [
  ...PARTS.map(({ program, what, holds, open }) => {
    const has = confinedBy.includes(program);
    return { what, ok: true, says: has ? `${holds} (${program})` : `${open}. ${REMEDIES[program]}` };
  }),
  ...(user === 0
    ? [{ what: 'user', ok: true, says: 'root: give Polyreel a user of its own; the container has one' }]
    : []),
];

/** What is open here, for the log of a service. */
export const sandboxLacks = ({ confinedBy }: Pick<ToolDescription, 'confinedBy'>): readonly string[] =>
  PARTS.filter(({ program }) => !confinedBy.includes(program)).map(
    ({ open, program }) => `${open}. ${REMEDIES[program]}`,
  );
