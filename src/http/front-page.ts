import { createHash } from 'node:crypto';

const STYLE =
  'body{font:1.1rem/1.5 sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1b2733;background:#fff}a{color:#0b5394}';

const TEXTS = [
  ['en', 'One manifest, footage and one subtitle file per language become a documentary in every language.'],
  ['cs', 'Z jednoho manifestu, záběrů a souboru titulků pro každý jazyk vzniká dokument ve všech jazycích.'],
  ['fr', 'Un manifeste, des images et un fichier de sous-titres par langue : un documentaire dans chaque langue.'],
  ['hr', 'Iz jednog manifesta, snimki i datoteke titlova za svaki jezik nastaje dokumentarac na svim jezicima.'],
] as const;

export const FRONT_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Polyreel</title>
<style>${STYLE}</style>
<h1>Polyreel</h1>
${TEXTS.map(([language, text]) => `<p lang="${language}">${text}</p>`).join('\n')}
<p>The pages of this service were not built: <code>npm run build</code>. <a href="/openapi.json">OpenAPI</a></p>
</html>
`;

/** Only the style above, by its digest. */
export const FRONT_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
