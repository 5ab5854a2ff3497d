import type { EvaluationQuestion } from '../../manifest/kit.ts';
import type { KitContents, TitledText } from './contents.ts';
import type { PrintWords } from './words.ts';

/** What every print says. */
interface Said {
  /** BCP 47, of the contents. */
  readonly language: string;
  /** The film's. */
  readonly film: string;
  /** The film's page. */
  readonly address?: string;
  /** Who paid for it. */
  readonly funding?: NonNullable<KitContents['funding']>;
  readonly words: PrintWords;
}

export interface BrochureSection {
  readonly title: string;
  /** What kind of section it is, in words; absent where the manifest does not say. */
  readonly kind?: string;
  /** Whether the section as a whole is an example of good practice. */
  readonly isPractice: boolean;
  /** Its name. */
  readonly country?: string;
  readonly text?: string;
  readonly practices: readonly TitledText[];
  /** What the hall talks about after it, and within it. */
  readonly questions: readonly string[];
  /** Of the film, as `2:05`. */
  readonly time: string;
  readonly address?: string;
}

export interface BrochureContents extends Said {
  readonly output: 'brochure';
  readonly introduction?: string;
  readonly sections: readonly BrochureSection[];
  /** Names, each once, in the order of the film. */
  readonly countries: readonly string[];
  readonly contacts: readonly string[];
  readonly credits: KitContents['credits'];
}

export interface GuideRecommendation extends TitledText {
  readonly number: number;
  readonly shown: readonly { readonly time: string; readonly section?: string; readonly address?: string }[];
}

export interface GuideContents extends Said {
  readonly output: 'recommendations';
  readonly title: string;
  readonly introduction?: string;
  readonly recommendations: readonly GuideRecommendation[];
}

/** A question in one language. */
export interface SheetQuestion {
  readonly kind: EvaluationQuestion['kind'];
  readonly text: string;
  readonly choices: readonly string[];
  /** What the ends of a scale mean. */
  readonly low?: string;
  readonly high?: string;
}

export interface SheetContents extends Said {
  readonly output: 'evaluation';
  readonly title: string;
  readonly introduction?: string;
  /** Where and when, where it is known; people write it otherwise. */
  readonly place?: string;
  readonly date?: string;
  readonly questions: readonly SheetQuestion[];
  /** Where the questions can be answered; without it, the sheet's code leads to the film. */
  readonly online?: string;
}

/** Everything that a print says; with its pictures, it decides every byte. */
export type PrintContents = BrochureContents | GuideContents | SheetContents;
