/** Names of the films in a pack, as its texts mention them. */
export interface PackFilms {
  readonly burned: string;
  /** The film with tracks, where the pack has one. */
  readonly soft?: string;
  /** The page for the hall, where the pack has one. */
  readonly screening?: string;
}

/** What a member of a pack is. */
export type MemberKind =
  | 'burned'
  | 'soft'
  | 'srt'
  | 'vtt'
  | 'ttml'
  | 'transcript'
  | 'transcript-text'
  | 'brochure'
  | 'booklet'
  | 'recommendations'
  | 'recommendations-page'
  | 'evaluation'
  | 'poster'
  | 'screening'
  | 'index'
  | 'read-me'
  | 'checksums';

export interface Advice {
  readonly title: string;
  readonly text: string;
}

/** Everything that a pack says by itself, in one language. */
export interface PackWords {
  /** BCP 47: that of the words, which may not be that of the film. */
  readonly language: string;
  /** ASCII, without an extension: programs of old Windows show other letters wrongly. */
  readonly readMe: string;
  readonly subtitles: string;
  readonly inPicture: string;
  readonly switchable: string;
  readonly sections: string;
  readonly hall: string;
  /** What leads to the page for the hall. */
  readonly showInHall: string;
  readonly files: string;
  readonly transcript: string;
  readonly kinds: Readonly<Record<MemberKind, string>>;
  /** Where a browser cannot play the film. */
  readonly cannotPlay: (films: PackFilms) => string;
  /** How to show the film, step by step. */
  readonly advice: (films: PackFilms) => readonly Advice[];
  /** Before the commands that check a copy. */
  readonly checking: Advice;
}
