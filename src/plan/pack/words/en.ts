import type { PackWords } from './shape.ts';

export const en: PackWords = {
  language: 'en',
  readMe: 'READ ME',
  subtitles: 'Subtitles',
  inPicture: 'in the picture',
  switchable: 'to switch on and off',
  sections: 'Sections',
  hall: 'In the hall',
  showInHall: 'Show it in the hall',
  files: 'Files',
  transcript: 'Transcript',
  kinds: {
    burned: 'the film, with subtitles in the picture: plays everywhere',
    soft: 'the film, with the subtitles of all languages to switch on and off',
    srt: 'the subtitles, for players',
    vtt: 'the subtitles, for web pages',
    ttml: 'the subtitles, for broadcasters and archives',
    transcript: 'what is said in the film, to read and to print',
    'transcript-text': 'what is said in the film, as plain text',
    brochure: 'the brochure of the film, to print on A4',
    booklet: 'the brochure to fold: print on both sides, turned over the short edge',
    recommendations: 'the recommendations, to print',
    'recommendations-page': 'the recommendations, to read on a screen',
    evaluation: 'the sheet for people’s opinions, to print and hand out',
    poster: 'a picture of the film, for announcements',
    screening: 'the film for the hall: full screen, with pauses to talk',
    index: 'the film in a browser, with its sections and transcript',
    'read-me': 'how to show the film',
    checksums: 'checksums of all files',
  },
  cannotPlay: ({ burned }) =>
    `This browser cannot play the film. Open the file ${burned} with another player, such as VLC.`,
  advice: ({ burned, soft, screening }) => [
    {
      title: 'Before the showing',
      text: 'Unpack the ZIP and copy the folder to the computer’s own disk; do not play the film from inside the ZIP or from a slow USB stick. Try picture and sound with the projector before people come.',
    },
    {
      title: 'Starting the film',
      text: `${screening ? 'Open screening.html in a browser and press Enter: the film fills the screen, pauses where people are to talk, and obeys a remote control or a presenter. ' : ''}Double-click ${burned}. Or open index.html in a browser (Firefox, Chrome, Edge or Safari) and press play. No internet is needed.`,
    },
    {
      title: 'Full screen',
      text: 'Double-click the picture; the Esc key brings the window back. If the projector does not show what the computer’s screen shows, press Windows + P and choose “Duplicate”; on a Mac, turn on screen mirroring.',
    },
    {
      title: 'Sound',
      text: 'Turn up the sound in the player, then on the computer, then on the loudspeakers. If the hall stays silent, choose the output in the computer’s sound settings: with an HDMI cable it is the projector, with a cable in the headphone socket the loudspeakers. Turn off notifications, so that they do not disturb the film.',
    },
    {
      title: 'Subtitles',
      text: [
        `In ${burned} they are part of the picture and always show.`,
        ...(soft
          ? [
              `${soft} has the subtitles of all languages, to switch on and off: in the player VLC (free, www.videolan.org) with its menu for subtitles, or with the key V.`,
            ]
          : []),
      ].join(' '),
    },
    {
      title: 'If the film does not play',
      text: 'Open it with VLC, which brings everything it needs. If the player says that the file is damaged, copy it once more: the copying may have been interrupted. If the picture stutters, close other programs.',
    },
    {
      title: 'USB sticks',
      text: 'Some sticks take no file larger than 4 GB. Copy the unpacked files one by one, or format the stick as exFAT (this deletes everything on it).',
    },
  ],
  checking: { title: 'Is the copy whole?', text: 'These commands compare all files with checksums.sha256:' },
};
