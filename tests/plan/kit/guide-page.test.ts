import { parseXml } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { writeGuidePage } from '../../../src/plan/kit/guide-page.ts';
import type { GuideContents } from '../../../src/plan/kit/said.ts';
import { guideContents } from '../../../src/plan/kit/say.ts';
import { kitOf } from '../../support/kit.ts';

const guide = (language: string, changes: Partial<GuideContents> = {}): GuideContents => {
  const { kit, manifest } = kitOf(language);
  return { ...guideContents(kit), ...changes };
};

describe('the page of the recommendations', () => {
  it.each(['en', 'cs', 'fr', 'hr'])('says in %s what is recommended, with a link to each place', (language) => {
    const page = writeGuidePage(guide(language));
    expect(page).toContain(`<html lang="${language}"`);
    for (const { title, shown } of guide(language).recommendations) {
      expect(page).toContain(`</span> ${title}</h2>`);
      for (const { time, section, address } of shown)
        expect(page).toContain(`<a href="${address}">${section}, ${time}</a>`);
    }
  });

  it('needs nothing beside itself, and runs nothing', () => {
    const page = writeGuidePage(guide('en'));
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
    // All that opens is closed: without its void elements, it is XML too.
    const { children } = parseXml(page.replace('<!DOCTYPE html>', '').replace(/<meta[^>]*>/g, ''));
    expect(children.length).toBeGreaterThan(0);
  });

  it('lists itself where there are more than five', () => {
    const { recommendations } = guide('en');
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...(recommendations[0] as (typeof recommendations)[0]),
        number: i + 1,
      }));
    expect(writeGuidePage(guide('en', { recommendations: many(5) }))).not.toContain('<nav');
    const page = writeGuidePage(guide('en', { recommendations: many(6) }));
    for (const { number } of many(6)) {
      expect(page).toContain(`<a href="#r${number}">`);
      expect(page).toContain(`<article id="r${number}">`);
    }
  });

  it('says what texts say, whatever signs are in them', () => {
    const evil = '<b onclick="x">&amp; "quoted"</b>';
    const [one] = guide('en').recommendations;
    if (!one) throw new Error('the kit of this test is empty');
    const shown = [{ time: '0:00', section: evil, address: 'https://a.example/?a="&b=<' }];
    const page = writeGuidePage(
      guide('en', {
        title: evil,
        film: evil,
        introduction: evil,
        recommendations: [{ ...one, title: evil, text: evil, shown }],
      }),
    );
    expect(page).not.toMatch(/<b |&amp; "/);
    expect(page).toContain('href="https://a.example/?a=&quot;&amp;b=&lt;"');
  });

  it('does without an address, an introduction and places', () => {
    const { address: _, introduction: __, funding: ___, ...bare } = guide('en');
    const page = writeGuidePage({
      ...bare,
      recommendations: bare.recommendations.map((each) => ({ ...each, shown: [] })),
    });
    expect(page).not.toMatch(/href=|undefined|<footer|<ul/);
  });
});
