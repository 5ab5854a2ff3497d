import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { newUploads, type UploadShown, type Uploads } from './uploads.ts';

/** The files that are on their way, as long as the page is open. */
export const useUploads = (
  documentary: string,
  kept: () => void,
): { readonly list: readonly UploadShown[]; readonly uploads: Uploads } => {
  const [list, setList] = useState<readonly UploadShown[]>([]);
  const latest = useRef(kept);
  latest.current = kept;
  const uploads = useMemo(() => newUploads(documentary, setList, () => latest.current()), [documentary]);
  useEffect(() => () => uploads.stop(), [uploads]);
  return { list, uploads };
};
