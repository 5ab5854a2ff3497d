import type { MediaFile } from '../../ports.ts';
import type { Problem, Severity } from '../../problem.ts';

/** Every way in which a file is refused or doubted, with the sentence that an editor reads after the file's name. */
const SENTENCES = {
  'media-missing': 'is not there. Check the path in the manifest, or put the file in its place.',
  'media-not-a-file': 'is a folder or a device, not a file. Name the file itself.',
  'media-unreadable': 'cannot be opened by this user. Give read access to it.',
  'media-empty': 'is empty (0 bytes). Copy it again from where it came.',
  'media-is-playlist':
    'is a playlist or script that points at other files, whatever its name says. Use the film file itself.',
  'media-is-text': 'is a text file, whatever its name says. Use the film file itself.',
  'media-not-media':
    'is not a video, sound or picture file that can be read. Export it again, for instance as MP4 or MOV.',
  'media-no-content': 'holds neither a picture nor sound that can be shown. Choose another file.',
  'media-truncated': 'is cut off. Copy or upload it again.',
  'media-damaged': 'is damaged and cannot be decoded to its end. Copy it again, or export it anew.',
  'media-codec-unsupported': 'is coded in a way that cannot be decoded here.',
  'media-too-large':
    'has more pixels than can be handled. Export it smaller: at most 8K for film, 100 megapixels for a photograph.',
  'media-endless':
    'cannot be read to its end in hours, or stands still. Try again; if it happens again, export it anew.',
  'media-too-many-streams': 'holds more than 64 streams. Export it with one picture and one sound track.',
  'media-times-broken': 'has times that jump backwards. Re-wrap or export it anew.',
  'media-broken-start': 'cannot be decoded from its very beginning.',
  'media-decode-errors': 'has places that do not decode cleanly: look at it in the film.',
  'media-sound-unreadable': 'has sound that cannot be decoded, and would be silent.',
  'media-bad-lut':
    'is no colour table that can be used. Export it again as a 3D LUT in the .cube format, with 33 points.',
} as const;

export type RefusalCode = keyof typeof SENTENCES;

const build =
  (severity: Severity) =>
  (file: MediaFile, code: RefusalCode, detail = ''): Problem => ({
    severity,
    code,
    at: file.at,
    message: [file.name, SENTENCES[code], detail].filter(Boolean).join(' '),
  });

export const refuse = build('block');
export const doubt = build('error');
export const warn = build('warning');
