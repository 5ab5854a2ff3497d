import type { Problem } from '../problem.ts';
import type { LocalisedAt } from './drawn-texts.ts';
import type { Entry } from './entries.ts';
import { nearest } from './nearest.ts';
import type { ManifestDocument } from './schema.ts';

const block = (code: string, at: string, message: string): Problem => ({ severity: 'block', code, at, message });
const warn = (code: string, at: string, message: string): Problem => ({ severity: 'warning', code, at, message });

/** Deliveries that people hold in their hands, with codes that lead to the film. */
const WITH_CODES = ['brochure', 'recommendations', 'evaluation'];

/** Every text of the workshop kit with its place. */
export const kitTexts = (manifest: ManifestDocument): LocalisedAt[] => {
  const { brochure = {}, guide = {}, recommendations = {}, evaluation = {}, editions = {} } = manifest;
  const { introduction, contacts = [] } = brochure;
  return written([
    ...manifest.timeline.flatMap(entryTexts),
    ['/brochure/introduction', introduction],
    ...contacts.map((line, i) => [`/brochure/contacts/${i}`, line] as const),
    ['/guide/title', guide.title],
    ['/guide/introduction', guide.introduction],
    ...Object.entries(recommendations).flatMap(([name, { title, text }]) =>
      titled(`/recommendations/${name}`, title, text),
    ),
    ['/evaluation/title', evaluation.title],
    ['/evaluation/introduction', evaluation.introduction],
    ...(evaluation.questions ?? []).flatMap(
      ({ text, low, high, choices = [] }, i): Texts => [
        [`/evaluation/questions/${i}/text`, text],
        [`/evaluation/questions/${i}/low`, low],
        [`/evaluation/questions/${i}/high`, high],
        ...choices.map((choice, n) => [`/evaluation/questions/${i}/choices/${n}/text`, choice.text] as const),
      ],
    ),
    ...Object.entries(editions).map(([name, { purpose }]) => [`/editions/${name}/purpose`, purpose] as const),
  ]);
};

type Texts = (readonly [at: string, text: LocalisedAt['text'] | undefined])[];

const written = (texts: Texts): LocalisedAt[] =>
  texts.flatMap(([at, text]) => (text === undefined ? [] : [{ at, text }]));

const titled = (at: string, title: LocalisedAt['text'], text: LocalisedAt['text']): Texts => [
  [`${at}/title`, title],
  [`${at}/text`, text],
];

const entryTexts = (entry: Entry, i: number): Texts => {
  const at = `/timeline/${i}`;
  if (!('section' in entry)) return questionTexts(at, entry.questions);
  const { text, practices = [], questions } = entry.section;
  return [
    [`${at}/section/text`, text],
    ...practices.flatMap((practice, n) => titled(`${at}/section/practices/${n}`, practice.title, practice.text)),
    ...questionTexts(`${at}/section`, questions),
  ];
};

const questionTexts = (at: string, questions: readonly LocalisedAt['text'][] = []): Texts =>
  questions.map((text, n) => [`${at}/questions/${n}`, text] as const);

/** Names that mean nothing, questions that cannot be answered, and recommendations that no shot shows. */
export const kitProblems = (manifest: ManifestDocument): Problem[] => [
  ...recommendationProblems(manifest),
  ...questionProblems(manifest),
  ...deliveryProblems(manifest),
];

const named = (manifest: ManifestDocument): { at: string; name: string }[] =>
  manifest.timeline.flatMap((entry, i) =>
    'recommendation' in entry && entry.recommendation !== undefined
      ? [{ at: `/timeline/${i}/recommendation`, name: entry.recommendation }]
      : [],
  );

/** Recommendations that an unknown name is compared with. */
const OFFERED = 100;

const recommendationProblems = (manifest: ManifestDocument): Problem[] => {
  const known = Object.keys(manifest.recommendations ?? {});
  const offer = (name: string): string =>
    known.length ? `did you mean "${nearest(name, known.slice(0, OFFERED))}"?` : 'add it under "recommendations".';
  return named(manifest)
    .filter(({ name }) => !known.includes(name))
    .map(({ at, name }) =>
      block('unknown-recommendation', at, `no recommendation is called "${name}"; ${offer(name)}`),
    );
};

/** Recommendations that no shot of the full film shows: their place in the film would stay empty. */
export const unshownRecommendations = (manifest: ManifestDocument): Problem[] => {
  const shown = new Set(named(manifest).map(({ name }) => name));
  return Object.keys(manifest.recommendations ?? {})
    .filter((name) => !shown.has(name))
    .map((name) =>
      warn(
        'unshown-recommendation',
        `/recommendations/${name}`,
        `no shot shows "${name}"; write "recommendation": "${name}" on the clips that do, and the document names their times.`,
      ),
    );
};

const questionProblems = ({ evaluation }: ManifestDocument): Problem[] => {
  const questions = evaluation?.questions ?? [];
  const ids = questions.map(({ id }) => id);
  return questions.flatMap(({ id, kind, choices, low, high }, i) => {
    const at = `/evaluation/questions/${i}`;
    const chosen = choices?.map((choice) => choice.id) ?? [];
    return [
      ...(ids.indexOf(id) === i
        ? []
        : [block('duplicate-question', `${at}/id`, `"${id}" stands twice; give each question a name of its own.`)]),
      ...(kind === 'choice' && !choices
        ? [block('missing-field', `${at}/choices`, 'a question of this kind needs "choices" to choose from.')]
        : []),
      ...(kind !== 'choice' && choices
        ? [
            block(
              'unknown-field',
              `${at}/choices`,
              `only a question of the kind "choice" has choices; leave them out, or change "kind".`,
            ),
          ]
        : []),
      ...(kind !== 'scale' && (low ?? high) !== undefined
        ? [
            block(
              'unknown-field',
              `${at}/${low === undefined ? 'high' : 'low'}`,
              'only a scale has ends; leave this out, or write "kind": "scale".',
            ),
          ]
        : []),
      ...chosen.flatMap((choice, n) =>
        chosen.indexOf(choice) === n
          ? []
          : [
              block(
                'duplicate-question',
                `${at}/choices/${n}/id`,
                `"${choice}" stands twice; give each choice a name of its own.`,
              ),
            ],
      ),
    ];
  });
};

const deliveryProblems = (manifest: ManifestDocument): Problem[] => [
  ...nothingRecommended(manifest),
  ...nothingToScreen(manifest),
];

const WITH_FILMS: readonly string[] = ['burned', 'soft', 'pack'];

/** The page plays a film that lies beside it; a pack brings its own. */
const nothingToScreen = ({ deliver = [] }: ManifestDocument): Problem[] => {
  const screening = deliver.indexOf('screening');
  if (screening < 0 || deliver.some((kind) => WITH_FILMS.includes(kind))) return [];
  const message = 'the page for the hall has no film to show; deliver "burned", "soft" or "pack" too.';
  return [block('nothing-to-screen', `/deliver/${screening}`, message)];
};

const nothingRecommended = (manifest: ManifestDocument): Problem[] => {
  const missing = (manifest.deliver ?? []).indexOf('recommendations');
  return missing >= 0 && Object.keys(manifest.recommendations ?? {}).length === 0
    ? [
        block(
          'nothing-to-recommend',
          `/deliver/${missing}`,
          'there are no "recommendations" to deliver; write some, or leave this out.',
        ),
      ]
    : [];
};

/** Prints whose codes would lead nowhere; in the service, its own page may be known. */
export const addressProblems = ({ deliver = [], website }: ManifestDocument): Problem[] => {
  const printed = deliver.filter((kind) => WITH_CODES.includes(kind));
  if (website !== undefined || printed.length === 0) return [];
  const message = `${printed.join(', ')}: without "website", the address of the film's page, the prints have no QR codes.`;
  return [warn('no-website', '/deliver', message)];
};
