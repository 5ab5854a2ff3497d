import type { ComponentType } from 'preact';
import { lazy, Suspense } from 'preact/compat';
import { useSession } from './api/session.tsx';
import { Home } from './pages/home.tsx';
import { NothingHere } from './pages/nothing-here.tsx';
import { SignIn } from './pages/sign-in.tsx';
import { match, usePlace } from './router.tsx';
import { Shell } from './shell/shell.tsx';
import { Loading } from './ui/notice.tsx';

// biome-ignore lint/suspicious/noExplicitAny: each page names the parts of its own address.
type AnyPage = ComponentType<any>;

interface Shown {
  readonly pattern: string;
  readonly page: AnyPage;
  /** Asks who it is first. */
  readonly closed?: boolean;
}

/** What is shown where. Workplaces are fetched when somebody goes there. */
const PAGES: readonly Shown[] = [
  { pattern: '/', page: Home },
  { pattern: '/sign-in', page: SignIn },
  { pattern: '/people', page: lazy(() => import('./people/page.tsx')), closed: true },
  { pattern: '/d/:documentary', page: lazy(() => import('./partner/page.tsx')) },
  { pattern: '/d/:documentary/edit', page: lazy(() => import('./editor/page.tsx')), closed: true },
  {
    ...{ pattern: '/d/:documentary/workshops', closed: true },
    page: lazy(() => import('./evaluation/workshops-page.tsx')),
  },
  { pattern: '/d/:documentary/results', page: lazy(() => import('./evaluation/results-page.tsx')), closed: true },
  { pattern: '/w/:workshop', page: lazy(() => import('./evaluation/form-page.tsx')) },
  { pattern: '/d/:documentary/translate/:language', page: lazy(() => import('./translator/page.tsx')), closed: true },
];

export const App = () => {
  const { path } = usePlace();
  const { session } = useSession();
  const found = PAGES.map((shown) => ({ ...shown, parts: match(shown.pattern, path) })).find(({ parts }) => parts);
  const Wanted = found?.page ?? NothingHere;
  return (
    <Shell>
      <Suspense fallback={<Loading />}>
        {session === undefined ? (
          <Loading />
        ) : found?.closed && session === null ? (
          <SignIn />
        ) : (
          <Wanted key={path} {...found?.parts} />
        )}
      </Suspense>
    </Shell>
  );
};
