import { type Counting, countDownload } from '../documents/downloads.ts';
import type { Services } from './services.ts';

/** Who downloads need not wait for the count, nor go without the file where it fails. */
export const countLater = ({ records, logger }: Services, download: Counting): void =>
  void countDownload(records, download).catch((error: unknown) =>
    logger.warn({ err: error }, 'a download was not counted'),
  );
