import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request is a script's in a browser, which may follow to another host only where that host allows it: a bucket
 * rarely does. Players by themselves may go anywhere. Browsers say which of the two they are (Fetch Metadata), but
 * not over plain HTTP.
 */
export const mayNotLeave = (headers: IncomingHttpHeaders): boolean => {
  const mode = headers['sec-fetch-mode'];
  if (headers.origin !== undefined || mode === 'cors') return true;
  return mode === undefined && /^Mozilla\//.test(headers['user-agent'] ?? '');
};
