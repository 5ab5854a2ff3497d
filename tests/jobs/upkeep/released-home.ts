import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskStore } from '../../../src/adapters/store/disk.ts';
import type { ReleaseFile } from '../../../src/documents/model.ts';
import type { Records } from '../../../src/documents/records.ts';
import type { Placed } from '../../../src/jobs/release-files.ts';
import type { ObjectStore } from '../../../src/ports.ts';
import { makeClip, openStudio, type Studio, srt } from '../../support/studio.ts';
import { madeBy, publish } from '../support/publishers.ts';

/** A home with the results of a small film that was really rendered, and a release of it. */
export interface ReleasedHome {
  readonly home: string;
  readonly store: ObjectStore;
  readonly records: Records;
  readonly release: string;
  /** The object of a file of the release. */
  readonly object: (name: string) => string;
}

const TYPES: Readonly<Record<string, string>> = { mp4: 'video/mp4', srt: 'application/x-subrip', vtt: 'text/vtt' };

/** Renders once; each call of what it gives is a copy of its own. */
export const renderOnce = async (): Promise<{ copy: () => Promise<ReleasedHome>; studio: Studio }> => {
  const studio = await openStudio();
  await makeClip(studio.path('a.mp4'), { seconds: 4, size: '320x180' });
  for (const language of ['en', 'cs'])
    await studio.write(
      `${language}.srt`,
      srt([
        ['00,400', '01,800', 'Nurse'],
        ['02,000', '03,200', language],
      ]),
    );
  const manifest = await studio.manifest({
    languages: ['en', 'cs'],
    format: { width: 320, height: 180, frameRate: '25' },
    media: { a: { file: 'a.mp4' } },
    subtitles: { en: { file: 'en.srt' }, cs: { file: 'cs.srt' } },
    timeline: [{ section: { title: 'One' } }, { clip: 'a', from: '0s', to: '4s' }],
  });
  await studio.render([manifest, '--out', studio.path('out')]);
  const { files } = JSON.parse(await readFile(studio.path('out/release.json'), 'utf8')) as {
    files: (Omit<ReleaseFile, 'name' | 'type'> & { path: string })[];
  };
  const placed = await Promise.all(
    files
      .filter(({ kind }) => kind !== 'checksums')
      .map(
        async ({ path: name, ...file }): Promise<Placed> => ({
          file: { ...file, name, type: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain' },
          from: await readFile(studio.path(`out/${name}`)),
        }),
      ),
  );
  return {
    studio,
    copy: async () => {
      const home = await mkdtemp(studio.path('home-'));
      await rm(home, { recursive: true });
      await cp(studio.path('.polyreel'), home, { recursive: true });
      const store = diskStore(home);
      const records = { store, now: () => new Date() };
      const made = { ...madeBy(1, 'en', 'cs'), film: { languages: ['en', 'cs'], renditions: ['180p'] } };
      const release = await publish(records, { ...made, files: placed });
      return { home, store, records, release, object: (name) => `releases/film/full/${release}/${name}` };
    },
  };
};

export const pathIn = ({ home }: ReleasedHome, object: string): string => join(home, object);
