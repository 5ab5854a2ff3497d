import { expect, it } from 'vitest';
import { codelessPrints } from '../../../src/plan/kit/codeless.ts';
import type { DocumentStep } from '../../../src/plan/kit/documents.ts';
import { sheetContents } from '../../../src/plan/kit/say.ts';
import { kitOf } from '../../support/kit.ts';

const { kit, manifest } = kitOf('cs');
const stepOf = (address?: string): DocumentStep => {
  const { address: _, ...without } = kit;
  const contents = sheetContents(address === undefined ? without : { ...without, address }, manifest);
  return {
    ...{ kind: 'document', key: 'k', path: 'film.cs.evaluation.pdf', output: 'evaluation', form: 'pages' },
    ...{ language: 'cs', contents, pictures: { sections: [] } },
  };
};

it('tells of prints without codes, once for all languages, and of no others', () => {
  expect(codelessPrints({ documents: [stepOf(), stepOf()] })).toMatchObject([
    {
      severity: 'warning',
      code: 'no-website',
      at: '/deliver',
      message: expect.stringMatching(/^evaluation: .*PUBLIC_URL/),
    },
  ]);
  expect(codelessPrints({ documents: [stepOf('https://films.example.eu/d/film')] })).toEqual([]);
  expect(codelessPrints({ documents: [] })).toEqual([]);
});
