import { useEffect, useState } from 'preact/hooks';
import { Refused } from '../api/client.ts';
import { type Session, useSession } from '../api/session.tsx';

/** What came of a link that opens a page for a while: its key stands behind the `#`. */
export type LinkState =
  | { readonly is: 'none' | 'opening' | 'open' | 'dead' }
  | { readonly is: 'failed'; readonly error: unknown };

const keyInAddress = (): string | undefined => new URLSearchParams(location.hash.slice(1)).get('key') ?? undefined;

/** Whoever works on the documentary keeps their own session: a link would make a partner of them. */
const worksOn = (documentary: string, session: Session | null | undefined): boolean =>
  !!session &&
  session.role !== 'partner' &&
  (!session.documentaries?.length || session.documentaries.includes(documentary));

/**
 * Signs in by the key of the address, and takes it out of sight and of the browser's history. Where the service does not
 * answer, the address stays, and loading the page again tries again.
 */
export const useLinkInAddress = (documentary: string): LinkState => {
  const { session, signIn } = useSession();
  const [key] = useState(keyInAddress);
  const [state, setState] = useState<LinkState>({ is: key ? 'opening' : 'none' });
  useEffect(() => {
    if (!key) return;
    const end = (is: 'open' | 'dead'): void => {
      history.replaceState(null, '', location.pathname + location.search);
      setState({ is });
    };
    if (worksOn(documentary, session)) return end('open');
    signIn({ key }).then(
      () => end('open'),
      (error: unknown) => {
        if (error instanceof Refused && error.status === 401) end('dead');
        else setState({ is: 'failed', error });
      },
    );
    // A link is used once, whatever changes on the page.
  }, [key]);
  return state;
};
