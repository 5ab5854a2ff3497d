import type { PackWords } from './shape.ts';

export const fr: PackWords = {
  language: 'fr',
  readMe: 'LISEZ-MOI',
  subtitles: 'Sous-titres',
  inPicture: 'dans l’image',
  switchable: 'à activer ou désactiver',
  sections: 'Parties du film',
  hall: 'Dans la salle',
  showInHall: 'Projeter en salle',
  files: 'Fichiers',
  transcript: 'Transcription',
  kinds: {
    burned: 'le film, sous-titres dans l’image : se lit partout',
    soft: 'le film, avec les sous-titres de toutes les langues, à activer ou désactiver',
    srt: 'les sous-titres, pour les lecteurs vidéo',
    vtt: 'les sous-titres, pour les pages web',
    ttml: 'les sous-titres, pour les diffuseurs et les archives',
    transcript: 'ce qui est dit dans le film, à lire et à imprimer',
    'transcript-text': 'ce qui est dit dans le film, en texte brut',
    brochure: 'la brochure du film, à imprimer sur A4',
    booklet: 'la brochure à plier : à imprimer recto verso, retournement sur le bord court',
    recommendations: 'les recommandations, à imprimer',
    'recommendations-page': 'les recommandations, à lire à l’écran',
    evaluation: 'le questionnaire pour les participants, à imprimer et à distribuer',
    poster: 'une image du film, pour les annonces',
    screening: 'le film pour la salle : plein écran, avec des pauses pour discuter',
    index: 'le film dans un navigateur, avec ses parties et sa transcription',
    'read-me': 'comment projeter le film',
    checksums: 'les sommes de contrôle de tous les fichiers',
  },
  cannotPlay: ({ burned }) =>
    `Ce navigateur ne peut pas lire le film. Ouvrez le fichier ${burned} avec un autre lecteur, par exemple VLC.`,
  advice: ({ burned, soft, screening }) => [
    {
      title: 'Avant la projection',
      text: 'Décompressez le ZIP et copiez le dossier sur le disque de l’ordinateur ; ne lisez pas le film depuis le ZIP ni depuis une clé USB lente. Essayez l’image et le son avec le projecteur avant l’arrivée du public.',
    },
    {
      title: 'Lancer le film',
      text: `${screening ? 'Ouvrez screening.html dans un navigateur et appuyez sur Entrée : le film remplit l’écran, s’arrête là où l’on doit discuter et obéit à une télécommande ou à un pointeur de présentation. ' : ''}Double-cliquez sur ${burned}. Ou bien ouvrez index.html dans un navigateur (Firefox, Chrome, Edge ou Safari) et lancez la lecture. Aucune connexion à Internet n’est nécessaire.`,
    },
    {
      title: 'Plein écran',
      text: 'Double-cliquez sur l’image ; la touche Échap ramène la fenêtre. Si le projecteur ne montre pas la même chose que l’écran de l’ordinateur, appuyez sur Windows + P et choisissez « Dupliquer » ; sur un Mac, activez la recopie vidéo.',
    },
    {
      title: 'Son',
      text: 'Montez le son dans le lecteur, puis sur l’ordinateur, puis sur les haut-parleurs. Si la salle reste muette, choisissez la sortie dans les réglages du son : avec un câble HDMI, c’est le projecteur ; avec un câble dans la prise casque, ce sont les haut-parleurs. Désactivez les notifications, pour qu’elles ne dérangent pas le film.',
    },
    {
      title: 'Sous-titres',
      text: [
        `Dans ${burned}, ils font partie de l’image et sont toujours visibles.`,
        ...(soft
          ? [
              `${soft} contient les sous-titres de toutes les langues, à activer ou désactiver : dans le lecteur VLC (gratuit, www.videolan.org), par le menu des sous-titres ou la touche V.`,
            ]
          : []),
      ].join(' '),
    },
    {
      title: 'Si le film ne se lit pas',
      text: 'Ouvrez-le avec VLC, qui contient tout ce qu’il faut. Si le lecteur dit que le fichier est endommagé, copiez-le de nouveau : la copie a peut-être été interrompue. Si l’image saccade, fermez les autres programmes.',
    },
    {
      title: 'Clés USB',
      text: 'Certaines clés n’acceptent pas de fichier de plus de 4 Go. Copiez les fichiers décompressés un par un, ou formatez la clé en exFAT (cela efface tout son contenu).',
    },
  ],
  checking: {
    title: 'La copie est-elle complète ?',
    text: 'Ces commandes comparent tous les fichiers avec checksums.sha256 :',
  },
};
