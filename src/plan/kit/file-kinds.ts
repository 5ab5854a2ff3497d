/** What files of a release are called where they are counted, in the partners' languages. */
export const FILE_KINDS = {
  en: {
    burned: 'Film with subtitles in the picture',
    soft: 'Film with subtitles to switch on',
    hls: 'Played on the page',
    sidecar: 'Subtitles',
    transcript: 'Transcripts',
    audio: 'Sound alone',
    poster: 'Posters',
    pack: 'Packs for halls without internet',
    brochure: 'Brochures',
    recommendations: 'Recommendations',
    screening: 'Pages for the hall',
    evaluation: 'Sheets to fill in',
    checksums: 'Checksums',
    other: 'Files of earlier releases',
  },
  cs: {
    burned: 'Film s titulky v obraze',
    soft: 'Film s titulky, které lze zapnout',
    hls: 'Přehráno na stránce',
    sidecar: 'Titulky',
    transcript: 'Přepisy',
    audio: 'Samotný zvuk',
    poster: 'Plakáty',
    pack: 'Balíčky pro sály bez internetu',
    brochure: 'Brožury',
    recommendations: 'Doporučení',
    screening: 'Stránky pro sál',
    evaluation: 'Papírové dotazníky',
    checksums: 'Kontrolní součty',
    other: 'Soubory dřívějších vydání',
  },
  fr: {
    burned: 'Film avec sous-titres dans l’image',
    soft: 'Film avec sous-titres à activer',
    hls: 'Lu sur la page',
    sidecar: 'Sous-titres',
    transcript: 'Transcriptions',
    audio: 'Le son seul',
    poster: 'Affiches',
    pack: 'Paquets pour salles sans internet',
    brochure: 'Brochures',
    recommendations: 'Recommandations',
    screening: 'Pages pour la salle',
    evaluation: 'Questionnaires sur papier',
    checksums: 'Sommes de contrôle',
    other: 'Fichiers de versions précédentes',
  },
  hr: {
    burned: 'Film s titlovima u slici',
    soft: 'Film s titlovima koji se uključuju',
    hls: 'Prikazano na stranici',
    sidecar: 'Titlovi',
    transcript: 'Prijepisi',
    audio: 'Samo zvuk',
    poster: 'Plakati',
    pack: 'Paketi za dvorane bez interneta',
    brochure: 'Brošure',
    recommendations: 'Preporuke',
    screening: 'Stranice za dvoranu',
    evaluation: 'Papirnati upitnici',
    checksums: 'Kontrolni zbrojevi',
    other: 'Datoteke ranijih izdanja',
  },
} as const;

type Language = keyof typeof FILE_KINDS;

/** What a kind is called; English where nobody has written it, and the kind itself where it is a new one. */
export const fileKind = (language: string, kind: string): string => {
  const words: Readonly<Record<string, string>> = FILE_KINDS[(language in FILE_KINDS ? language : 'en') as Language];
  return words[kind] ?? kind;
};
