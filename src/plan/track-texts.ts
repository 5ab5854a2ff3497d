import type { Track } from '../subtitles/track.ts';
import { writeSrt } from '../subtitles/write/srt.ts';
import { writeTranscript } from '../subtitles/write/transcript.ts';
import { writeTranscriptHtml } from '../subtitles/write/transcript-html.ts';
import { writeTtml } from '../subtitles/write/ttml.ts';
import { writeVtt } from '../subtitles/write/vtt.ts';
import type { ChapterMark } from './films.ts';

/** A file that a track is delivered as, beside the films and in packs. */
export interface TrackText {
  readonly kind: 'srt' | 'vtt' | 'ttml' | 'transcript' | 'transcript-text';
  readonly name: string;
  readonly text: string;
}

export interface TrackTextsRequest {
  /** The documentary's. */
  readonly id: string;
  /** The film's, in the track's language. */
  readonly title: string;
  /** In the track's language. */
  readonly sections: readonly ChapterMark[];
}

/** Subtitles in every format that players and broadcasters take, and the transcript as a page and as plain text. */
export const trackTexts = ({ id, title, sections }: TrackTextsRequest, { language, cues }: Track): TrackText[] => {
  const base = `${id}.${language}`;
  return [
    { kind: 'srt', name: `${base}.srt`, text: writeSrt(cues) },
    { kind: 'vtt', name: `${base}.vtt`, text: writeVtt(cues, { language, title }) },
    { kind: 'ttml', name: `${base}.ttml`, text: writeTtml(cues, { language, title }) },
    { kind: 'transcript', name: `${base}.html`, text: writeTranscriptHtml(cues, sections, { language, title }) },
    { kind: 'transcript-text', name: `${base}.txt`, text: writeTranscript(cues, sections) },
  ];
};
