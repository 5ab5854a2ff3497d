import type { PackWords } from './shape.ts';

export const hr: PackWords = {
  language: 'hr',
  readMe: 'PROCITAJ-ME',
  subtitles: 'Titlovi',
  inPicture: 'u slici',
  switchable: 'mogu se uključiti i isključiti',
  sections: 'Dijelovi filma',
  hall: 'Prikazivanje u dvorani',
  showInHall: 'Prikaži u dvorani',
  files: 'Datoteke',
  transcript: 'Prijepis',
  kinds: {
    burned: 'film s titlovima u slici: može se gledati svugdje',
    soft: 'film s titlovima na svim jezicima, koji se mogu uključiti i isključiti',
    srt: 'titlovi za programe za reprodukciju',
    vtt: 'titlovi za mrežne stranice',
    ttml: 'titlovi za televizije i arhive',
    transcript: 'što se govori u filmu, za čitanje i ispis',
    'transcript-text': 'što se govori u filmu, kao običan tekst',
    brochure: 'brošura o filmu, za ispis na A4',
    booklet: 'brošura za presavijanje: ispišite obostrano s okretanjem po kraćem rubu',
    recommendations: 'preporuke, za ispis',
    'recommendations-page': 'preporuke, za čitanje na zaslonu',
    evaluation: 'upitnik za sudionike, za ispis i podjelu',
    poster: 'slika iz filma, za najave',
    screening: 'film za dvoranu: preko cijelog zaslona, sa stankama za razgovor',
    index: 'film u pregledniku, s dijelovima i prijepisom',
    'read-me': 'kako prikazati film',
    checksums: 'kontrolni zbrojevi svih datoteka',
  },
  cannotPlay: ({ burned }) =>
    `Ovaj preglednik ne može prikazati film. Otvorite datoteku ${burned} drugim programom, na primjer VLC-om.`,
  advice: ({ burned, soft, screening }) => [
    {
      title: 'Prije prikazivanja',
      text: 'Raspakirajte ZIP i kopirajte mapu na disk računala; nemojte puštati film iz ZIP-a ni sa sporog USB-ključa. Prije nego što ljudi dođu, isprobajte sliku i zvuk s projektorom.',
    },
    {
      title: 'Pokretanje filma',
      text: `${screening ? 'Otvorite screening.html u pregledniku i pritisnite Enter: film ispuni zaslon, sam zastane ondje gdje se treba razgovarati, a sluša i daljinski upravljač ili prezenter. ' : ''}Dvaput kliknite datoteku ${burned}. Ili otvorite index.html u pregledniku (Firefox, Chrome, Edge ili Safari) i pokrenite reprodukciju. Internet nije potreban.`,
    },
    {
      title: 'Cijeli zaslon',
      text: 'Dvaput kliknite sliku; tipka Esc vraća prozor. Ako projektor ne prikazuje isto što i zaslon računala, pritisnite tipke Windows + P i odaberite „Dupliciraj”; na Macu uključite zrcaljenje zaslona.',
    },
    {
      title: 'Zvuk',
      text: 'Pojačajte zvuk u programu, zatim na računalu, pa na zvučnicima. Ako se u dvorani ništa ne čuje, u postavkama zvuka odaberite izlaz: s HDMI-kabelom to je projektor, a s kabelom u utičnici za slušalice zvučnici. Isključite obavijesti kako ne bi ometale film.',
    },
    {
      title: 'Titlovi',
      text: [
        `U datoteci ${burned} dio su slike i uvijek se vide.`,
        ...(soft
          ? [
              `Datoteka ${soft} sadrži titlove na svim jezicima, koji se mogu uključiti i isključiti: u programu VLC (besplatan, www.videolan.org) u izborniku za titlove ili tipkom V.`,
            ]
          : []),
      ].join(' '),
    },
    {
      title: 'Ako se film ne može pokrenuti',
      text: 'Otvorite ga programom VLC, u kojem je sve što je potrebno. Ako program javi da je datoteka oštećena, kopirajte je ponovno: kopiranje je možda bilo prekinuto. Ako slika zapinje, zatvorite ostale programe.',
    },
    {
      title: 'USB-ključevi',
      text: 'Na neke ključeve ne može se spremiti datoteka veća od 4 GB. Kopirajte raspakirane datoteke jednu po jednu ili formatirajte ključ kao exFAT (time se briše sve što je na njemu).',
    },
  ],
  checking: {
    title: 'Je li kopija potpuna?',
    text: 'Ove naredbe uspoređuju sve datoteke s popisom checksums.sha256:',
  },
};
