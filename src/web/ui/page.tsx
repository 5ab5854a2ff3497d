import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePlace } from '../router.tsx';

interface Props {
  readonly title: string;
  /** Stands above the title: the way back. */
  readonly above?: ComponentChildren;
  /** Beside the title: what can be done here. */
  readonly actions?: ComponentChildren;
  /** The part of the pages that it belongs to: its styles hold under `.part-…` only, for they stay when another is shown. */
  readonly part?: 'editor' | 'translator' | 'partner' | 'people' | 'evaluation';
  /** Uses the whole width, as workplaces do. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

let arrivedAt: string | undefined;

/** A page under its title. Whoever comes to it from another page finds the focus on the title, and hears it. */
export const Page = ({ title, above, actions, part, wide = false, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { path } = usePlace();
  useEffect(() => {
    document.title = title === 'Polyreel' ? title : `${title} · Polyreel`;
  }, [title]);
  useEffect(() => {
    if (arrivedAt !== undefined && arrivedAt !== path) heading.current?.focus({ preventScroll: true });
    arrivedAt = path;
  }, [path]);
  return (
    <main id="main" class={['page', wide && 'wide', part && `part-${part}`].filter(Boolean).join(' ')}>
      {above && <div class="above">{above}</div>}
      <div class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {children}
    </main>
  );
};
