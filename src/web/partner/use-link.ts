import { useEffect, useState } from 'preact/hooks';
import { useSession } from '../api/session.tsx';

/** What came of a link that opens a page for a while: its key stands behind the `#`. */
export type LinkState = 'none' | 'opening' | 'open' | 'dead';

const keyInAddress = (): string | undefined => new URLSearchParams(location.hash.slice(1)).get('key') ?? undefined;

/** Signs in by the key of the address, and takes it out of sight and of the browser's history. */
export const useLinkInAddress = (): LinkState => {
  const { signIn } = useSession();
  const [key] = useState(keyInAddress);
  const [state, setState] = useState<LinkState>(key ? 'opening' : 'none');
  useEffect(() => {
    if (!key) return;
    history.replaceState(null, '', location.pathname + location.search);
    signIn({ key }).then(
      () => setState('open'),
      () => setState('dead'),
    );
    // A link is used once, whatever changes on the page.
  }, [key]);
  return state;
};
