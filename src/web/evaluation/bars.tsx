export interface Bar {
  readonly label: string;
  /** 0 to 1: how much of the width is filled. */
  readonly share: number;
  /** What the bar says, in words and numbers. */
  readonly said: string;
}

/** Bars with what they say beside them: a table to whoever does not see them. */
export const Bars = ({ caption, bars }: { readonly caption: string; readonly bars: readonly Bar[] }) => (
  <table class="bars">
    <caption class="unseen">{caption}</caption>
    <tbody>
      {bars.map(({ label, share, said }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width={100 * share} height={10} />
            </svg>
          </td>
          <td class="said">{said}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
