import type { MakeScene, Voice } from './scene.ts';
import { czInterview } from './scenes/cz-interview.ts';
import { czVillage } from './scenes/cz-village.ts';
import { czVisit } from './scenes/cz-visit.ts';
import { frArchive } from './scenes/fr-archive.ts';
import { frBus } from './scenes/fr-bus.ts';
import { frInterview } from './scenes/fr-interview.ts';
import { frPassenger } from './scenes/fr-passenger.ts';
import { hrCards } from './scenes/hr-cards.ts';
import { hrCoast } from './scenes/hr-coast.ts';
import { hrInterview } from './scenes/hr-interview.ts';
import { czInterviewSound, czVillageSound, czVisitSound } from './sound/cz-sounds.ts';
import { frArchiveSound, frBusSound, frInterviewSound, frPassengerSound } from './sound/fr-sounds.ts';
import { hrCardsSound, hrCoastSound, hrInterviewSound } from './sound/hr-sounds.ts';
import type { Interview, Soundtrack } from './sound/mixing.ts';
import { lips } from './sound/voice.ts';

/** One file of moving footage: its picture as it is seen, its length, and what makes it. */
export interface Clip {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Pixels per unit of the scene's drawing. */
  readonly scale: number;
  /** Frames a second, as a fraction. */
  readonly rate: readonly [num: number, den: number];
  readonly frames: number;
  /** `phone`: stored on its side and turned upright by its matrix. `archive`: colours of standard definition. */
  readonly kind?: 'phone' | 'archive';
  readonly scene: MakeScene;
  readonly voice?: Voice;
  readonly sound: Soundtrack;
}

const hd = { width: 1280, height: 720, scale: 1 } as const;

const spoken = ({ said, sound }: Interview) => ({ voice: lips(said), sound });

/** The sources differ on purpose, as those of three partners do. */
export const clips: readonly Clip[] = [
  {
    file: 'cz-village.mp4',
    width: 1920,
    height: 1080,
    scale: 1.5,
    rate: [25, 1],
    frames: 165,
    scene: czVillage,
    sound: czVillageSound,
  },
  {
    file: 'cz-interview.mp4',
    ...hd,
    rate: [30, 1],
    frames: 222,
    scene: czInterview,
    ...spoken(czInterviewSound),
  },
  { file: 'cz-visit.mp4', ...hd, rate: [30_000, 1001], frames: 204, scene: czVisit, sound: czVisitSound },
  {
    file: 'fr-archive.mp4',
    width: 640,
    height: 480,
    scale: 1,
    rate: [24, 1],
    frames: 92,
    kind: 'archive',
    scene: frArchive,
    sound: frArchiveSound,
  },
  { file: 'fr-bus.mp4', ...hd, rate: [24, 1], frames: 173, scene: frBus, sound: frBusSound },
  {
    file: 'fr-interview.mp4',
    ...hd,
    rate: [25, 1],
    frames: 185,
    scene: frInterview,
    ...spoken(frInterviewSound),
  },
  {
    file: 'fr-passenger.mp4',
    width: 720,
    height: 1280,
    scale: 1,
    rate: [30, 1],
    frames: 168,
    kind: 'phone',
    scene: frPassenger,
    sound: frPassengerSound,
  },
  { file: 'hr-coast.mp4', ...hd, rate: [50, 1], frames: 160, scene: hrCoast, sound: hrCoastSound },
  {
    file: 'hr-interview.mp4',
    ...hd,
    rate: [24_000, 1001],
    frames: 177,
    scene: hrInterview,
    ...spoken(hrInterviewSound),
  },
  { file: 'hr-cards.mp4', ...hd, rate: [25, 1], frames: 170, scene: hrCards, sound: hrCardsSound },
];

/** How long a clip lasts, in seconds. */
export const clipSeconds = ({ frames, rate }: Clip): number => (frames * rate[1]) / rate[0];
