import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { findDamage } from '../../../src/subtitles/encoding/damage.ts';

const CZECH = 'Příliš žluťoučký kůň úpěl ďábelské ódy, řekl učitel.';
const CROATIAN = 'Općina će još čekati, kaže načelnik. Đaci idu kući.';
const FRENCH = 'Dès Noël, où un zéphyr haï me vêt de glaçons, à côté d’une forêt. « Déjà ! »';

/** As browsers and Windows do it: bytes that a table leaves undefined become C1 controls, not U+FFFD. */
const misread = (text: string, really: string, takenFor: string): string =>
  ['cp852'].includes(takenFor)
    ? iconv.decode(iconv.encode(text, really), takenFor)
    : new TextDecoder(takenFor).decode(iconv.encode(text, really));

describe('text decoded with the wrong table', () => {
  it.each([
    [CZECH, 'cs', 'windows-1250', 'windows-1252'],
    [CZECH, 'cs', 'iso-8859-2', 'windows-1252'],
    [CZECH, 'cs', 'windows-1250', 'macintosh'],
    [CZECH, 'cs', 'windows-1250', 'cp852'],
    [CROATIAN, 'hr', 'windows-1250', 'windows-1252'],
    [CROATIAN, 'hr', 'windows-1250', 'cp852'],
    [FRENCH, 'fr', 'windows-1252', 'windows-1250'],
    [FRENCH, 'fr', 'windows-1252', 'macintosh'],
  ])('%s (%s) in %s read as %s comes back', (text, language, really, takenFor) => {
    const damage = findDamage(misread(text, really, takenFor), language);
    expect(damage?.kind).toBe('wrong-table');
    expect(damage?.repair(misread(text, really, takenFor))).toBe(text);
  });
});

describe('UTF-8 that was read as a table and saved again', () => {
  it.each([
    [CZECH, 'cs', 'windows-1250'],
    [CZECH, 'cs', 'windows-1252'],
    [CROATIAN, 'hr', 'windows-1250'],
    [CROATIAN, 'hr', 'windows-1252'],
    [FRENCH, 'fr', 'windows-1252'],
    [FRENCH, 'fr', 'iso-8859-1'],
  ])('%s (%s) by way of %s comes back', (text, language, takenFor) => {
    const spoilt = misread(text, 'utf-8', takenFor);
    const damage = findDamage(spoilt, language);
    expect(damage).toMatchObject({ kind: 'double-utf8', really: 'utf-8' });
    expect(damage?.repair(spoilt)).toBe(text);
  });

  it('guesses a byte that windows-1252 leaves undefined, where only one letter fits', () => {
    expect(findDamage('â€œMoiâ€\ufffd dit-il Ã©tonnÃ©', 'fr')?.repair('â€œMoiâ€\ufffd')).toBe('“Moi”');
  });

  it('leaves the hole where two letters would fit', () => {
    expect(findDamage('Ã©tÃ© Ã\ufffd', 'cs')?.repair('Ã\ufffd')).toBe('Ã\ufffd');
  });

  it('finds a single spoilt dash', () => {
    expect(findDamage('When we e-mailed â€” you know', 'en')?.repair('â€”')).toBe('—');
  });
});

describe('text that is as it should be', () => {
  it.each([
    [CZECH, 'cs'],
    [CROATIAN, 'hr'],
    [FRENCH, 'fr'],
    ['Potkala jsem Hélène a Françoise u řeky, kde žije můj bratr.', 'cs'],
    ['Ministar Brèze i gospođa Lefèvre došli su u Općinu, čekali su.', 'hr'],
    ['CAFÉ» et «É…', 'fr'],
    [`${CROATIAN} ${CROATIAN} Kærsti, Bæk i Æbelø stigli su.`, 'hr'],
    ['Plain English, nothing else.', 'en'],
    ['Signor Però va in città, è già lì.', 'hr'],
    ['', 'cs'],
  ])('%s (%s) is left alone', (text, language) => {
    expect(findDamage(text, language)).toBeUndefined();
  });
});
