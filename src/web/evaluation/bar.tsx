/** A bar in a table that says its number beside it: who hears the page needs no picture. @param share 0 to 1 */
export const Bar = ({ share }: { readonly share: number }) => (
  <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="back" width={100} height={10} />
    <rect class="full" width={100 * Math.min(1, Math.max(0, share))} height={10} />
  </svg>
);
