import { createCanvas } from '@napi-rs/canvas';
import { clips } from '../../src/demo/clips.ts';
import { stillBytes, stills } from '../../src/demo/stills.ts';
import { type KitContents, kitContents } from '../../src/plan/kit/contents.ts';
import { buildTimeline } from '../../src/timeline/build.ts';
import { clipFacts } from './facts.ts';
import { type Document, manifestOf } from './project.ts';

/** Letters that each of the four languages needs, and signs that look alike. */
export const LETTERS: Readonly<Record<string, string>> = {
  en: 'Plain words, “quotes” – and a dash; 5 € & <tags> "as written".',
  cs: 'Příliš žluťoučký kůň úpěl ďábelské ódy: ěščřžýáíéůúňďťó ĚŠČŘŽÝÁÍÉŮÚŇĎŤÓ „tak“.',
  fr: 'L’œuvre de Noël à Bâle : éèêëçœîïôûùÿ ÉÈÀÇŒ « oui », vingt-deux.',
  hr: 'Đaci i Šime čuvaju žabe: šđčćž ŠĐČĆŽ, ljepše nego što mislite.',
};

const four = (en: string, cs: string, fr: string, hr: string) => ({ en, cs, fr, hr });

const VISIT = four(
  'Jana Nováková drives 140 kilometres a day. In the villages between the two rivers she is the nurse, the postwoman and often the only visitor. She measures blood pressure, changes bandages, fills pill boxes for a week and writes down what the doctor has to know. The municipality pays for the car, the insurance pays for the care, and eleven mayors share what is left.\nWhat has made the difference is a small thing: a calendar that everybody can see. Neighbours write into it when they drive to town, and Jana knows who will bring the medicine.',
  'Jana Nováková najezdí za den 140 kilometrů. Ve vesnicích mezi dvěma řekami je zdravotní sestrou, listonoškou a často i jedinou návštěvou. Měří tlak, převazuje, připravuje léky na celý týden a zapisuje, co musí vědět lékař. Auto platí obec, péči pojišťovna a o zbytek se dělí jedenáct starostů.\nRozhodla přitom maličkost: kalendář, do kterého vidí všichni. Sousedé si do něj píší, kdy jedou do města, a Jana ví, kdo přiveze léky.',
  'Jana Nováková parcourt 140 kilomètres par jour. Dans les villages entre les deux rivières, elle est l’infirmière, la factrice et souvent la seule visite. Elle prend la tension, refait les pansements, prépare les médicaments de la semaine et note ce que le médecin doit savoir. La commune paie la voiture, l’assurance paie les soins, et onze maires se partagent le reste.\nCe qui a tout changé est une petite chose : un agenda que tout le monde peut voir. Les voisins y inscrivent leurs trajets vers la ville, et Jana sait qui apportera les médicaments.',
  'Jana Nováková dnevno prijeđe 140 kilometara. U selima između dviju rijeka ona je medicinska sestra, poštarica i često jedini posjet. Mjeri tlak, previja rane, slaže lijekove za cijeli tjedan i bilježi što liječnik mora znati. Automobil plaća općina, njegu osiguranje, a ostatak dijeli jedanaest načelnika.\nPresudila je sitnica: kalendar koji svi vide. Susjedi u njega upisuju kada idu u grad, pa Jana zna tko će donijeti lijekove.',
);

/** A film of four sections, as a workshop would show it. */
export const KIT: Document = {
  id: 'rural-care',
  title: four(
    'Care on the Road: social services in the countryside',
    'Péče na cestách: sociální služby na venkově',
    'Le soin en chemin : les services sociaux à la campagne',
    'Skrb na cesti: socijalne usluge na selu',
  ),
  languages: ['en', 'cs', 'fr', 'hr'],
  website: 'https://films.example.eu/d/rural-care',
  funding: { authority: four('the European Education Agency', 'agentura EACEA', 'l’agence EACEA', 'agencija EACEA') },
  brochure: {
    introduction: four(
      'Three villages in three countries, and one question: who comes when nobody can drive to town any more? This brochure goes with the film. Read it before the showing, or take it home.',
      'Tři vesnice ve třech zemích a jedna otázka: kdo přijede, když už do města nikdo nedojede? Tato brožura patří k filmu. Přečtěte si ji před promítáním, nebo si ji odneste domů.',
      'Trois villages dans trois pays, et une question : qui vient quand plus personne ne peut aller en ville ? Cette brochure accompagne le film. Lisez-la avant la projection, ou emportez-la chez vous.',
      'Tri sela u trima zemljama i jedno pitanje: tko dolazi kada više nitko ne može u grad? Ova brošura prati film. Pročitajte je prije prikazivanja ili je ponesite kući.',
    ),
    contacts: [
      'Obec Lhotka, starosta@lhotka.example',
      'Réseau Villages Vivants, +33 5 55 00 00 00',
      'Udruga Suncokret, Pazin',
    ],
  },
  guide: {
    introduction: four(
      'What the people in the film have learnt, for municipalities that want to begin.',
      'Co se lidé z filmu naučili, pro obce, které chtějí začít.',
      'Ce que les personnes du film ont appris, pour les communes qui veulent commencer.',
      'Što su ljudi iz filma naučili, za općine koje žele početi.',
    ),
  },
  recommendations: {
    calendar: {
      title: four('Share one calendar', 'Sdílejte jeden kalendář', 'Partagez un agenda', 'Dijelite jedan kalendar'),
      text: four(
        'Let everybody see who drives where. It costs nothing, and it shows where a service is missing. Begin with one village and one nurse, and ask after three months what has changed.',
        'Ať všichni vidí, kdo kam jede. Nic to nestojí a ukáže se, kde služba chybí. Začněte jednou vesnicí a jednou sestrou a po třech měsících se zeptejte, co se změnilo.',
        'Que chacun voie qui va où. Cela ne coûte rien et montre où un service manque. Commencez par un village et une infirmière, et demandez après trois mois ce qui a changé.',
        'Neka svi vide tko kamo ide. Ništa ne stoji, a pokazuje gdje usluga nedostaje. Počnite s jednim selom i jednom sestrom te nakon tri mjeseca pitajte što se promijenilo.',
      ),
    },
    bus: {
      title: four(
        'Let the bus come when it is called',
        'Ať autobus jezdí na zavolání',
        'Faites venir le bus à la demande',
        'Neka autobus dolazi na poziv',
      ),
      text: four(
        'A small bus on call replaces four lines that nobody took. Fix the fare, take calls until the evening before, and let the driver help with the bags.',
        'Malý autobus na zavolání nahradí čtyři linky, kterými nikdo nejezdil. Stanovte jízdné, přijímejte objednávky do předchozího večera a ať řidič pomůže s taškami.',
        'Un petit bus à la demande remplace quatre lignes que personne ne prenait. Fixez le tarif, prenez les appels jusqu’à la veille au soir, et laissez le conducteur aider à porter les sacs.',
        'Mali autobus na poziv zamjenjuje četiri linije kojima se nitko nije vozio. Odredite cijenu, primajte pozive do večeri prije i neka vozač pomogne s torbama.',
      ),
    },
  },
  media: Object.fromEntries(['visit', 'bus', 'garden'].map((name) => [name, { file: `${name}.mp4` }])),
  timeline: [
    {
      section: {
        title: four('The nurse who comes', 'Sestra, která přijede', 'L’infirmière qui vient', 'Sestra koja dolazi'),
        kind: 'interview',
        country: 'CZ',
        text: VISIT,
        practices: [
          {
            title: four(
              'One calendar for eleven villages',
              'Jeden kalendář pro jedenáct vesnic',
              'Un agenda pour onze villages',
              'Jedan kalendar za jedanaest sela',
            ),
            text: four(
              'A table on the web that anybody may open, and a printed sheet at each bus stop. After a year, one drive in three was shared.',
              'Tabulka na webu, kterou si může kdokoli otevřít, a vytištěný list na každé zastávce. Po roce byla sdílena každá třetí jízda.',
              'Un tableau en ligne que chacun peut ouvrir, et une feuille imprimée à chaque arrêt. Après un an, un trajet sur trois était partagé.',
              'Tablica na mreži koju svatko može otvoriti i ispisan list na svakoj stanici. Nakon godinu dana dijeljena je svaka treća vožnja.',
            ),
          },
        ],
        questions: [
          four(
            'Who visits the old people in our village?',
            'Kdo navštěvuje staré lidi u nás?',
            'Qui rend visite aux personnes âgées chez nous ?',
            'Tko posjećuje starije ljude u našem selu?',
          ),
          four(
            'What could neighbours take over, and what not?',
            'Co by mohli převzít sousedé a co ne?',
            'Que pourraient faire les voisins, et quoi non ?',
            'Što bi susjedi mogli preuzeti, a što ne?',
          ),
        ],
      },
    },
    { clip: 'visit', to: '125s', recommendation: 'calendar' },
    {
      section: {
        title: four('The bus on call', 'Autobus na zavolání', 'Le bus à la demande', 'Autobus na poziv'),
        kind: 'mobility',
        country: 'FR',
        text: LETTERS,
        questions: [four('Where would you ride to?', 'Kam byste jeli?', 'Où iriez-vous ?', 'Kamo biste se vozili?')],
      },
    },
    { clip: 'bus', to: '80s', recommendation: 'bus' },
    { clip: 'visit', from: '130s', to: '140s', recommendation: 'calendar' },
    {
      section: {
        title: four('A garden for everybody', 'Zahrada pro všechny', 'Un jardin pour tous', 'Vrt za sve'),
        kind: 'good-practice',
        country: 'HR',
        text: VISIT,
      },
    },
    { clip: 'garden', to: '60s' },
    {
      credits: {
        title: four('The film', 'Film', 'Le film', 'Film'),
        lines: [
          'Directed by Iva Šimunić',
          'Camera: Luc Lefèvre',
          'Sound: Tomáš Říha',
          '',
          'Thank you to all who let us in.',
        ],
      },
      duration: '20s',
    },
  ],
};

export const kitMedia = new Map(['visit', 'bus', 'garden'].map((name) => [name, clipFacts(300)]));

export const kitOf = (
  language: string,
  changes: Document = {},
): { readonly kit: KitContents; readonly manifest: ReturnType<typeof manifestOf> } => {
  const manifest = manifestOf({ ...KIT, ...changes });
  const { timeline, problems } = buildTimeline(manifest, kitMedia);
  if (!timeline) throw new Error(JSON.stringify(problems));
  return { kit: kitContents({ manifest, timeline, edition: 'full' }, language), manifest };
};

/** Pictures as a film would have them, drawn as the demo draws its own. */
export const kitStills = (): ReadonlyMap<string, Uint8Array> => {
  const [garden] = stills;
  if (!garden) throw new Error('the demo has no still');
  return new Map([
    ['poster', frameOf('cz-visit.mp4')],
    ['visit', frameOf('cz-interview.mp4')],
    ['bus', frameOf('fr-bus.mp4')],
    ['garden', stillBytes({ ...garden, width: 1280, height: 720, scale: 1280 / 1200 })],
  ]);
};

const frameOf = (file: string): Uint8Array => {
  const clip = clips.find((each) => each.file.endsWith(file)) ?? clips[0];
  if (!clip) throw new Error('the demo has no clip');
  const canvas = createCanvas(clip.width, clip.height);
  const pen = canvas.getContext('2d');
  pen.scale(clip.scale, clip.scale);
  clip.scene(clip.scale, clip.voice ?? (() => ({ open: 0, round: 0 }))).draw(pen, 2);
  return canvas.toBuffer('image/jpeg', 85);
};

export const kitPictures = { poster: 'poster', sections: ['visit', 'bus', 'garden'] };
