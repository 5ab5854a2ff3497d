import { useFormat } from '../words/language.tsx';

interface Props {
  /** 0 to 1. */
  readonly share: number;
  /** What goes on, for those who do not see the bar. */
  readonly label: string;
}

export const Progress = ({ share, label }: Props) => {
  const format = useFormat();
  return (
    <div class="progress">
      <progress max={1} value={share} aria-label={label} />
      <span>{format.percent(share)}</span>
    </div>
  );
};
