import type { Records } from './records.ts';

export interface Download {
  readonly documentary: string;
  readonly release: string;
  readonly file: string;
  /** Id of the key that fetched it. */
  readonly key: string;
}

export const countDownload = async (_records: Records, _download: Download): Promise<void> => {
  throw new Error('to come');
};

/** How often each key fetched each file of a documentary's releases. */
export const sumDownloads = async (
  _records: Records,
  _documentary: string,
): Promise<(Omit<Download, 'documentary'> & { readonly count: number })[]> => {
  throw new Error('to come');
};
