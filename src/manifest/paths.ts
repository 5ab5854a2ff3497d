/**
 * Says why a path of the manifest is refused; undefined where it may be used. Links are the file system's to check.
 * @param depth folders between the root that nothing may leave and the manifest's own folder
 */
export const pathRefusal = (path: string, depth: number): string | undefined => {
  if (/^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)) return 'an absolute path; name the file relative to the manifest';
  if (/^[A-Za-z][A-Za-z0-9+.-]*[:,]/.test(path))
    return 'an address or a protocol; copy the file beside the manifest and name it';
  if (path.includes('\\')) return 'a path with a backslash; write "/" between folders';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'a path with control characters; rename the file';
  if (/%\d*d/.test(path)) return 'a pattern; name one file';
  if (leaves(path, depth)) return 'a path that leaves the folder of the documentary; copy the file into it';
  return undefined;
};

const leaves = (path: string, depth: number): boolean => {
  let level = depth;
  for (const part of path.split('/')) {
    if (part === '..') level -= 1;
    else if (part !== '' && part !== '.') level += 1;
    if (level < 0) return true;
  }
  return false;
};
