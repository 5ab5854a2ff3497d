import { useFormat, useLanguage, useWords } from '../../words/language.tsx';
import { inLanguage } from '../../words/localised.ts';
import type { Timeline } from '../types.ts';
import { moment } from './scale.ts';
import { pictureOf } from './shot-box.tsx';
import { words } from './words.ts';

interface Props {
  readonly documentary: string;
  readonly timeline: Timeline;
  readonly index: number;
  readonly open: () => void;
}

/** What is to be known of the shot that is looked at. */
export const ShotFacts = ({ documentary, timeline, index, open }: Props) => {
  const t = useWords(words);
  const format = useFormat();
  const { language } = useLanguage();
  const shot = timeline.shots[index];
  if (!shot) return null;
  const { start, end, kind, label, transition, section, entry } = shot;
  const { frameRate, sections, shots } = timeline;
  const title = section === null ? undefined : sections[section]?.title;
  const facts: readonly (readonly [string, string])[] = [
    [t('kind'), t(kind)],
    [t('fromTo'), `${moment(start, frameRate)} – ${moment(end, frameRate)}`],
    [t('length'), t('lengthOf', { length: moment(end - start, frameRate), count: end - start })],
    ...(transition
      ? [[t('transition'), t('transitionOf', { kind: transition.kind, count: transition.frames })] as const]
      : []),
    ...(title === undefined ? [] : [[t('section'), inLanguage(title, language)] as const]),
    [t('cues'), cuesOver(timeline, start, end, format.language) || t('none')],
  ];
  return (
    <div class="shot-facts">
      <img
        key={`${timeline.etag} ${index}`}
        src={pictureOf(documentary, timeline, index, 320)}
        alt={t('pictureOf', { number: index + 1 })}
        width={320}
        height={180}
      />
      <div>
        <h3 aria-live="polite">{t('shotOf', { number: index + 1, count: shots.length, label })}</h3>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {entry !== null && (
          <button type="button" class="button small" onClick={open}>
            {t('showInManifest')}
          </button>
        )}
      </div>
    </div>
  );
};

/** Cues that show in a stretch, by their numbers: `Czech 12–14`. */
const cuesOver = ({ cues }: Timeline, start: number, end: number, nameOf: (language: string) => string): string =>
  Object.entries(cues)
    .flatMap(([language, all]) => {
      const numbers = all.filter(([from, to]) => from < end && to > start).map(([, , number]) => number);
      const [first, last] = [numbers[0], numbers.at(-1)];
      return first === undefined ? [] : [`${nameOf(language)} ${first === last ? first : `${first}–${last}`}`];
    })
    .join(' · ');
