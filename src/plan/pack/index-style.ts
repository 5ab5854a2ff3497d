export const INDEX_STYLE = `video { display: block; width: 100%; background: #000; }
fieldset { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 1rem 0; padding: .5rem 1rem; border: 1px solid; }
.hall { display: inline-block; padding: .6rem 1.2rem; border: 2px solid; border-radius: .4rem; font-weight: 700; text-decoration: none; }
nav ol { padding-left: 1.5rem; }
nav .at { opacity: .75; font-variant-numeric: tabular-nums; }
li { margin: .35rem 0; }
summary h2 { display: inline; }
details { margin-top: 2rem; }
@media print {
  video, fieldset, nav, .hall, #cannot { display: none; }
}`;
