import { createHash } from 'node:crypto';
import { releaseId } from '../../../src/documents/create-release.ts';
import type { Author, ReleaseFile, ReleaseRecord } from '../../../src/documents/model.ts';
import { releaseObject } from '../../../src/documents/release-names.ts';
import { publishAsIs } from '../../documents/release-kit.ts';
import type { Document } from '../../support/project.ts';
import type { TestService } from './service.ts';

export const AUTHOR: Author = { key: 'start', label: 'tests', role: 'admin' };

/** A manifest that stands without media. */
export const manifest = (id: string, changes: Document = {}): Document => ({
  version: 1,
  id,
  title: { en: 'Social services', cs: 'Sociální služby', hr: 'Socijalne usluge' },
  languages: ['en', 'cs', 'hr'],
  format: { width: 1280, height: 720, frameRate: '25' },
  timeline: [{ card: { title: { en: 'Hello', cs: 'Ahoj', hr: 'Bok' } }, duration: '20s' }],
  ...changes,
});

const srt = (words: string): string => `1\n00:00:01,000 --> 00:00:03,000\n${words}\n`;
export const SRT = srt('Dobrý den, vítejte u nás.');
export const TRACKS: Readonly<Record<string, string>> = {
  en: srt('Good day, and welcome.'),
  cs: SRT,
  hr: srt('Dobar dan i dobro došli.'),
};

/** A documentary with a manifest and subtitles in all its languages. */
export const makeDocumentary = async (
  { call, admin }: TestService,
  id: string,
  changes: Document = {},
): Promise<void> => {
  const at = `/v1/documentaries/${id}`;
  const put = await call('PUT', `${at}/manifest`, { key: admin, json: manifest(id, changes) });
  if (put.status !== 201) throw new Error(put.text);
  for (const [language, body] of Object.entries(TRACKS)) {
    const sent = await call('PUT', `${at}/subtitles/${language}`, { key: admin, body });
    if (sent.status !== 201) throw new Error(sent.text);
  }
};

/** Publishes a release with one burned film in Czech, whose bytes are given. */
export const makeRelease = async (
  { records }: Pick<TestService, 'records'>,
  documentary: string,
  bytes: Uint8Array,
): Promise<ReleaseRecord> => {
  const file: ReleaseFile = {
    name: `${documentary}.cs.720p.mp4`,
    kind: 'burned',
    language: 'cs',
    rendition: '720p',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    duration: 20,
    key: 'a'.repeat(64),
    type: 'video/mp4',
  };
  const createdAt = records.now().toISOString();
  const release: ReleaseRecord = {
    id: releaseId(createdAt, [], [file]),
    ...{ documentary, edition: 'full', createdAt, askedAt: createdAt, manifest: 1, subtitles: { cs: 1 } },
    ...{ render: `${documentary}.${'0'.repeat(16)}-${Date.parse(createdAt) % 1e9}`, tool: 'b', files: [file] },
  };
  await records.store.create(releaseObject(release, file.name), bytes);
  await publishAsIs(records, release);
  return release;
};
