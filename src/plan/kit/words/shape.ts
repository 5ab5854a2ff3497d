/**
 * Everything that a workshop's prints say by themselves, in one language. Plain texts, for they stand in keys; `{…}` is
 * filled in.
 */
export interface PrintWords {
  /** BCP 47: that of the words, which may not be that of the film. */
  readonly language: string;
  readonly brochure: string;
  readonly recommendations: string;
  readonly evaluation: string;
  readonly contents: string;
  readonly kinds: Readonly<Record<'mobility' | 'interview' | 'good-practice' | 'other', string>>;
  /** Above the questions of a section. */
  readonly talk: string;
  /** Beside a code that opens the film at a section. */
  readonly watch: string;
  /** Beside a code that opens the film. */
  readonly film: string;
  /** `{time}` is that of the film, as `2:05`. */
  readonly at: string;
  /** Above the places of the film that show a recommendation. */
  readonly shown: string;
  readonly credits: string;
  readonly contacts: string;
  readonly notes: string;
  /** What a picture is, for those who do not see it: `{title}`. */
  readonly picture: string;
  /** `{address}`. */
  readonly code: string;
  readonly emblem: string;
  /** Of another picture than the flag. */
  readonly ownEmblem: string;
  readonly sheet: {
    readonly place: string;
    readonly date: string;
    /** That nobody is to write a name. */
    readonly anonymous: string;
    readonly cross: string;
    readonly yes: string;
    readonly no: string;
    /** Beside a code under which the questions can be answered. */
    readonly online: string;
    /** A box, for those who do not see it: `{answer}`. */
    readonly box: string;
    /** An empty line, for those who do not see it. */
    readonly line: string;
  };
}
