import type { Author, Preview, RenderFile, RenderRecord } from '../documents/model.ts';
import type { Problem } from '../problem.ts';

/** Renders as those see them who ask for them: what a conductor does with its jobs is its own. */
export interface Renders {
  /**
   * The same ask twice is one render.
   * @throws PolyreelError `bad-input` with all problems where the project does not stand, `not-found` where there is none
   */
  readonly ask: (request: RenderRequest) => Promise<RenderView>;
  readonly view: (id: string) => Promise<RenderView | undefined>;
  /** How the pictures of a render stand on its timeline; empty while it has none. @throws PolyreelError `not-found` */
  readonly spans: (id: string) => Promise<readonly RenderSpan[]>;
  /** A render that has ended stays as it ended. @throws PolyreelError `not-found` */
  readonly cancel: (id: string, author: Author) => Promise<RenderView>;
  /**
   * Tells what happens to a render; with an event's id, first what happened after it, as far as it is remembered.
   * @returns how to stop listening
   */
  readonly watch: (
    id: string,
    afterEventId: string | undefined,
    listener: (event: RenderEvent) => void,
  ) => Promise<() => void>;
}

export interface RenderRequest {
  readonly documentary: string;
  readonly edition?: string;
  /** All of the film's where absent. */
  readonly languages?: readonly string[];
  readonly preview?: Preview;
  /** Preview a cue as the draft of its language has it, whatever errors it has. */
  readonly draft?: boolean;
  /** Render although the subtitles have errors. */
  readonly acceptErrors?: boolean;
  readonly author: Author;
  readonly idempotencyKey?: string;
}

export interface RenderView {
  readonly id: string;
  readonly documentary: string;
  readonly edition: string;
  readonly languages: readonly string[];
  readonly preview?: Preview;
  readonly state: RenderRecord['state'];
  readonly stage: string;
  /** 0 to 1. */
  readonly progress: number;
  readonly secondsLeft: number | null;
  /** Spans whose pictures it has made so far, while it runs. */
  readonly spansMade?: number;
  readonly problems: readonly Problem[];
  readonly release: string | null;
  readonly askedBy: Author;
  readonly askedAt: string;
  readonly endedAt?: string;
  /** Of a preview that has succeeded. */
  readonly files?: readonly RenderFile[];
}

/** A run of frames of the film, half-open, and how much of its pictures is there. */
export interface RenderSpan {
  readonly start: number;
  readonly end: number;
  /** Index among the shots of the timeline. */
  readonly shot: number;
  /** 0..1 */
  readonly made: number;
  /** True where all of it was there before this render. */
  readonly reused: boolean;
}

export interface RenderEvent {
  /** What a client sends back as Last-Event-ID. */
  readonly id: string;
  readonly event: 'progress' | 'state' | 'problem';
  readonly data: object;
}
