import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';

interface Place {
  /** Path of the address, without query and fragment. */
  readonly path: string;
  readonly go: (path: string, how?: { readonly replace?: boolean }) => void;
}

const Context = createContext<Place>({ path: '/', go: () => {} });

/** Keeps the page and the browser's address together. */
export const Router = ({ children }: { readonly children: ComponentChildren }) => {
  const [path, setPath] = useState(location.pathname);
  useEffect(() => {
    const follow = (): void => setPath(location.pathname);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const place = useMemo<Place>(() => {
    const go: Place['go'] = (to, { replace = false } = {}) => {
      history[replace ? 'replaceState' : 'pushState'](null, '', to);
      setPath(location.pathname);
      scrollTo(0, 0);
    };
    return { path, go };
  }, [path]);
  return <Context.Provider value={place}>{children}</Context.Provider>;
};

export const usePlace = (): Place => useContext(Context);

/** The parts of a path that a pattern such as `/d/:documentary/edit` names; undefined where it is another path. */
export const match = (pattern: string, path: string): Readonly<Record<string, string>> | undefined => {
  const [wanted, given] = [pattern, path.replace(/(.)\/$/, '$1')].map((text) => text.split('/'));
  if (!wanted || !given || wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const own = given[i] ?? '';
    if (part.startsWith(':')) parts[part.slice(1)] = decode(own);
    else if (part !== own) return undefined;
  }
  return parts;
};

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

interface Props {
  readonly href: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link to another page of the service: it is shown without asking for everything anew. */
export const Link = ({ href, ...rest }: Props) => {
  const { go } = usePlace();
  const click = (event: TargetedMouseEvent<HTMLAnchorElement>): void => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    go(href);
  };
  return <a href={href} onClick={click} {...rest} />;
};
