/**
 * What the pages may do (Content-Security-Policy 3): scripts and styles of their own only. The editor of manifests makes
 * its styles as it runs, and marks them with the number of the answer.
 * @param elsewhere where the store gives out its files itself
 */
export const pagesPolicy = (nonce: string, elsewhere: string | undefined): string => {
  const files = elsewhere ? `'self' ${elsewhere}` : "'self'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src ${files} data: blob:`,
    `media-src ${files} data: blob:`,
    `connect-src ${files}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};
