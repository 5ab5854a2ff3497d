import type { PackWords } from './shape.ts';

export const cs: PackWords = {
  language: 'cs',
  readMe: 'CTETE',
  subtitles: 'Titulky',
  inPicture: 'v obraze',
  switchable: 'lze je zapnout a vypnout',
  sections: 'Části filmu',
  hall: 'Promítání v sále',
  showInHall: 'Promítat v sále',
  files: 'Soubory',
  transcript: 'Přepis',
  kinds: {
    burned: 'film s titulky v obraze: přehraje se všude',
    soft: 'film s titulky ve všech jazycích, které lze zapnout a vypnout',
    srt: 'titulky pro přehrávače',
    vtt: 'titulky pro webové stránky',
    ttml: 'titulky pro televize a archivy',
    transcript: 'co se ve filmu říká, ke čtení a k tisku',
    'transcript-text': 'co se ve filmu říká, jako prostý text',
    brochure: 'brožura k filmu, k vytištění na A4',
    booklet: 'brožura ke složení: tiskněte oboustranně s překlopením podél kratší strany',
    recommendations: 'doporučení, k vytištění',
    'recommendations-page': 'doporučení, ke čtení na obrazovce',
    evaluation: 'dotazník pro účastníky, k vytištění a rozdání',
    poster: 'obrázek z filmu na pozvánky',
    screening: 'film pro sál: přes celou obrazovku, s přestávkami na povídání',
    index: 'film v prohlížeči, s jednotlivými částmi a přepisem',
    'read-me': 'jak film promítnout',
    checksums: 'kontrolní součty všech souborů',
  },
  cannotPlay: ({ burned }) =>
    `Tento prohlížeč film neumí přehrát. Otevřete soubor ${burned} v jiném přehrávači, například ve VLC.`,
  advice: ({ burned, soft, screening }) => [
    {
      title: 'Před promítáním',
      text: 'Rozbalte ZIP a složku zkopírujte na disk počítače; nepouštějte film přímo ze ZIPu ani z pomalého USB disku. Než přijdou lidé, vyzkoušejte obraz i zvuk s projektorem.',
    },
    {
      title: 'Spuštění filmu',
      text: `${screening ? 'Otevřete screening.html v prohlížeči a stiskněte Enter: film vyplní obrazovku, sám se zastaví tam, kde se má povídat, a poslouchá dálkový ovladač i prezentér. ' : ''}Poklepejte na soubor ${burned}. Nebo otevřete index.html v prohlížeči (Firefox, Chrome, Edge nebo Safari) a stiskněte tlačítko přehrávání. Internet není potřeba.`,
    },
    {
      title: 'Celá obrazovka',
      text: 'Poklepejte na obraz; klávesou Esc se vrátíte do okna. Pokud projektor neukazuje totéž co obrazovka počítače, stiskněte klávesy Windows + P a zvolte „Duplikovat“; na Macu zapněte zrcadlení obrazovky.',
    },
    {
      title: 'Zvuk',
      text: 'Zesilte zvuk v přehrávači, potom v počítači a nakonec na reproduktorech. Pokud v sále není nic slyšet, vyberte v nastavení zvuku správný výstup: s kabelem HDMI je to projektor, s kabelem ve sluchátkové zásuvce reproduktory. Vypněte oznámení, aby film nerušila.',
    },
    {
      title: 'Titulky',
      text: [
        `V souboru ${burned} jsou součástí obrazu a jsou vidět vždy.`,
        ...(soft
          ? [
              `Soubor ${soft} obsahuje titulky ve všech jazycích, které lze zapnout a vypnout: v přehrávači VLC (zdarma, www.videolan.org) v nabídce titulků nebo klávesou V.`,
            ]
          : []),
      ].join(' '),
    },
    {
      title: 'Když film nejde přehrát',
      text: 'Otevřete ho v přehrávači VLC, který má vše potřebné v sobě. Pokud přehrávač hlásí, že je soubor poškozený, zkopírujte ho znovu: kopírování se možná přerušilo. Pokud se obraz trhá, zavřete ostatní programy.',
    },
    {
      title: 'USB disky',
      text: 'Na některé disky nelze uložit soubor větší než 4 GB. Kopírujte rozbalené soubory jednotlivě, nebo disk naformátujte jako exFAT (tím se smaže vše, co na něm je).',
    },
  ],
  checking: { title: 'Je kopie úplná?', text: 'Tyto příkazy porovnají všechny soubory se seznamem checksums.sha256:' },
};
