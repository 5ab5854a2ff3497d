/** How every page of ours looks: on a phone, on paper, by day and in the dark. Colours are the reader's own. */
export const PAGE_STYLE = `:root { color-scheme: light dark; }
body { background: Canvas; color: CanvasText; margin: 0 auto; padding: 1rem 1rem 3rem; max-width: 46rem; font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.3rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1.1rem; }
.said { display: grid; grid-template-columns: 4.5rem 1fr; margin: .4rem 0; }
.said p { margin: 0; }
.said time { font-variant-numeric: tabular-nums; opacity: .75; }
.speaker { font-weight: 600; }
@media print {
  :root { color-scheme: light; }
  body { padding: 0; max-width: none; font-size: 11pt; }
  h1, h2, h3 { break-after: avoid; }
  .said { break-inside: avoid; }
}`;
