/** What the first manifest is made from. */
export interface Beginning {
  readonly id: string;
  readonly title: string;
  /** The film's own first. */
  readonly languages: readonly string[];
  readonly media: readonly {
    readonly file: string;
    /** Seconds; of a picture, none. */
    readonly duration?: number | undefined;
  }[];
}

const PICTURE = /\.(jpe?g|png|webp|gif|bmp|tiff?)$/i;
const SOUND = /\.(wav|flac|mp3|m4a|aac|ogg|opus|aiff?)$/i;

/**
 * A manifest to begin with: a title, then everything that was uploaded, by name; a sound becomes music under the film.
 * It is a film as it is, for the editor to cut.
 */
export const firstManifest = ({ id, title, languages, media }: Beginning): string => {
  const named = withNames(media);
  const shots = named.filter(({ file }) => !SOUND.test(file));
  const [music] = named.filter(({ file }) => SOUND.test(file));
  const manifest = {
    version: 1,
    id,
    title,
    languages,
    format: { width: 1280, height: 720, frameRate: '25' },
    media: Object.fromEntries(named.map(({ name, file }) => [name, { file }])),
    timeline: [
      { card: { title, background: '#24505c' }, duration: '4s' },
      ...shots.map(({ name, file }) =>
        PICTURE.test(file) ? { still: name, duration: '5s', motion: 'zoom-in' } : { clip: name },
      ),
    ],
    ...(music ? { music: [{ media: music.name, from: '0s', to: 'end', volume: '-18dB', duck: true }] } : {}),
    renditions: ['720p', '360p'],
    deliver: ['burned', 'soft', 'hls', 'sidecars', 'poster'],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
};

/** File names without their ends, as names that a person can type; numbered where two would be the same. */
const withNames = (media: Beginning['media']) => {
  const taken = new Set<string>();
  return media.map(({ file, duration }) => {
    const plain = (file.split('/').at(-1) ?? file)
      .replace(/\.[^.]+$/, '')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const wanted = plain || 'media';
    let name = wanted;
    for (let i = 2; taken.has(name); i += 1) name = `${wanted}-${i}`;
    taken.add(name);
    return { name, file, duration };
  });
};
