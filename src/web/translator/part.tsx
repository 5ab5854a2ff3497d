import type { ComponentChildren, HTMLAttributes, Ref } from 'preact';

interface Props extends Omit<HTMLAttributes<HTMLDivElement>, 'role'> {
  readonly role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell';
  readonly box?: Ref<HTMLDivElement>;
  readonly children?: ComponentChildren;
}

/** A part of a table whose rows lie where a virtual list puts them: it must be told what it is. */
export const Part = ({ role, box = null, children, ...rest }: Props) => (
  <div ref={box} {...rest} role={role}>
    {children}
  </div>
);
