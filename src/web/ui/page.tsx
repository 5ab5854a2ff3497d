import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePlace } from '../router.tsx';

interface Props {
  readonly title: string;
  /** Stands above the title: the way back. */
  readonly above?: ComponentChildren;
  /** Beside the title: what can be done here. */
  readonly actions?: ComponentChildren;
  /** Uses the whole width, as workplaces do. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

let arrivedAt: string | undefined;

/** A page under its title. Whoever comes to it from another page finds the focus on the title, and hears it. */
export const Page = ({ title, above, actions, wide = false, children }: Props) => {
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
    <main id="main" class={wide ? 'page wide' : 'page'}>
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
