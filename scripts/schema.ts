import { writeFileSync } from 'node:fs';
import { manifestJsonSchema } from '../src/manifest/json-schema.ts';

writeFileSync(new URL('../manifests/schema.json', import.meta.url), manifestJsonSchema());
