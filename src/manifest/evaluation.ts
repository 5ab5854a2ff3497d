import type { EvaluationQuestion } from './kit.ts';
import type { ManifestDocument } from './schema.ts';

/** What is asked where the manifest asks nothing of its own. */
const USUAL: readonly EvaluationQuestion[] = [
  {
    id: 'useful',
    kind: 'scale',
    text: {
      en: 'How useful was this workshop for you?',
      cs: 'Jak užitečný pro vás byl tento workshop?',
      fr: 'Dans quelle mesure cet atelier vous a-t-il été utile ?',
      hr: 'Koliko vam je ova radionica bila korisna?',
    },
    low: { en: 'not at all', cs: 'vůbec', fr: 'pas du tout', hr: 'nimalo' },
    high: { en: 'very', cs: 'velmi', fr: 'très', hr: 'vrlo' },
  },
  {
    id: 'understandable',
    kind: 'scale',
    text: {
      en: 'How well could you follow the film?',
      cs: 'Jak dobře se vám film sledoval a jak jste mu rozuměli?',
      fr: 'Avez-vous pu suivre le film facilement ?',
      hr: 'Koliko ste lako mogli pratiti film?',
    },
    low: { en: 'hardly', cs: 'špatně', fr: 'difficilement', hr: 'teško' },
    high: { en: 'easily', cs: 'dobře', fr: 'facilement', hr: 'lako' },
  },
  {
    id: 'new-ideas',
    kind: 'yes-no',
    text: {
      en: 'Did you see something that could work in your municipality?',
      cs: 'Viděli jste něco, co by mohlo fungovat i ve vaší obci?',
      fr: 'Avez-vous vu quelque chose qui pourrait fonctionner dans votre commune ?',
      hr: 'Jeste li vidjeli nešto što bi moglo uspjeti i u vašoj općini?',
    },
  },
  {
    id: 'role',
    kind: 'choice',
    text: { en: 'You are here as …', cs: 'Jste tu jako …', fr: 'Vous êtes ici en tant que …', hr: 'Ovdje ste kao …' },
    choices: [
      {
        id: 'resident',
        text: { en: 'a resident', cs: 'obyvatel obce', fr: 'habitant ou habitante', hr: 'stanovnik ili stanovnica' },
      },
      {
        id: 'provider',
        text: {
          en: 'somebody who works in social services',
          cs: 'pracovník sociálních služeb',
          fr: 'professionnel des services sociaux',
          hr: 'zaposlenik socijalnih usluga',
        },
      },
      {
        id: 'municipality',
        text: {
          en: 'a representative of a municipality',
          cs: 'zástupce obce',
          fr: 'représentant d’une commune',
          hr: 'predstavnik općine',
        },
      },
      { id: 'other', text: { en: 'somebody else', cs: 'někdo jiný', fr: 'autre', hr: 'netko drugi' } },
    ],
  },
  {
    id: 'missing',
    kind: 'text',
    text: {
      en: 'Which service does your municipality need most?',
      cs: 'Která služba ve vaší obci chybí nejvíce?',
      fr: 'De quel service votre commune a-t-elle le plus besoin ?',
      hr: 'Koja je usluga najpotrebnija vašoj općini?',
    },
  },
];

/** The questions of the documentary's workshops, in their order. */
export const evaluationQuestions = ({
  evaluation,
}: Pick<ManifestDocument, 'evaluation'>): readonly EvaluationQuestion[] => evaluation?.questions ?? USUAL;

/** The highest step of a scale; the lowest is 1. */
export const SCALE = 5;
