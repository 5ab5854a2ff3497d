import { describe, expect, it } from 'vitest';
import { balancedLines, linesOf, paragraphsOf } from '../../../src/run/print/lines.ts';

/** Every letter is one wide. */
const widthOf = (text: string): number => [...text].length;
const lines = (text: string, width: number): string[] => linesOf(text, width, widthOf);

describe('a paragraph in lines', () => {
  it('is broken at spaces, and nothing of it is lost', () => {
    expect(lines('the nurse comes to every village', 12)).toEqual(['the nurse', 'comes to', 'every', 'village']);
    expect(lines('', 10)).toEqual([]);
  });

  it('holds together what belongs together', () => {
    expect(lines('to je k vidění', 9)).toEqual(['to je', 'k vidění']);
    expect(lines('est-ce vrai ?', 11)).toEqual(['est-ce', 'vrai ?']);
    expect(lines('12\u00a0000 lidí', 8)).toEqual(['12\u00a0000', 'lidí']);
    expect(lines('oui « bon »', 7)).toEqual(['oui', '« bon »']);
  });

  it('is broken after hyphens and slashes, and within a word only where it is alone too long', () => {
    expect(lines('vingt-deux', 8)).toEqual(['vingt-', 'deux']);
    expect(lines('films.example.eu/d/care', 18)).toEqual(['films.example.eu/', 'd/care']);
    expect(lines('Donaudampfschiff fährt', 8)).toEqual(['Donaudam', 'pfschiff', 'fährt']);
    // A letter of two code points stays whole.
    expect(lines('aaa👩‍⚕️bb', 4).join('')).toBe('aaa👩‍⚕️bb');
  });

  it('has nothing that means nothing on paper', () => {
    expect(paragraphsOf('one\u00ad\u0007 two\r\n\n  three\t')).toEqual(['one two', 'three']);
  });
});

it('a heading is as long in each of its lines', () => {
  expect(balancedLines('social services in the countryside', 30, widthOf)).toEqual([
    'social services in',
    'the countryside',
  ]);
});
