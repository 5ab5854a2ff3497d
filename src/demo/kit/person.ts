export type HairStyle = 'bun' | 'bob' | 'long' | 'curls' | 'short' | 'balding' | 'cap' | 'scarf';

/** How one person looks, whatever the size they are drawn at. */
export interface Person {
  readonly skin: string;
  readonly hair: string;
  readonly style: HairStyle;
  /** The colour of a cap or scarf. */
  readonly cloth?: string;
  readonly shirt: string;
  readonly jacket?: string;
  readonly glasses?: boolean;
  readonly moustache?: boolean;
  /** Lines in the face: 0 young to 1 old. */
  readonly age?: number;
}

/** What a face does at one moment. */
export interface Expression {
  /** The head turned to the picture's left (-1) or right (1). */
  readonly turn?: number;
  /** The head tilted, in radians, clockwise. */
  readonly tilt?: number;
  /** Eyes closed, 0..1. */
  readonly blink?: number;
  /** Mouth open, 0..1, and drawn together as for an o, 0..1. */
  readonly open?: number;
  readonly round?: number;
  /** 0 earnest to 1 beaming. */
  readonly smile?: number;
  /** Brows raised, -1..1. */
  readonly brow?: number;
  readonly gaze?: number;
}

/** The people of the film. */
export const people = {
  jana: { skin: '#f1c6a0', hair: '#7b4a35', style: 'bun', shirt: '#f7efe0', jacket: '#2f8088', age: 0.3 },
  anezka: { skin: '#f0c9a8', hair: '#d9d3cb', style: 'curls', shirt: '#b9657a', age: 1, glasses: true },
  marie: {
    skin: '#efc39c',
    hair: '#b8b2ad',
    style: 'bob',
    shirt: '#f5ead6',
    jacket: '#7d3f55',
    age: 0.6,
    glasses: true,
  },
  yann: {
    skin: '#e9b890',
    hair: '#cfc8c0',
    style: 'cap',
    cloth: '#4b5d78',
    shirt: '#e7d9bc',
    jacket: '#6f7d5a',
    age: 0.9,
    moustache: true,
  },
  odette: { skin: '#f1c8a6', hair: '#e2dcd2', style: 'curls', shirt: '#f3e4c7', jacket: '#4f7f9a', age: 0.95 },
  ivana: { skin: '#e9b489', hair: '#4a2f2a', style: 'long', shirt: '#fbf1de', jacket: '#d99a35', age: 0.15 },
  mate: { skin: '#dfa57b', hair: '#d8d2c8', style: 'balding', shirt: '#7fa3b8', age: 1, moustache: true },
  kata: { skin: '#e4b087', hair: '#c9c2ba', style: 'scarf', cloth: '#c65a48', shirt: '#5d6b86', age: 1 },
  luka: { skin: '#e2ab80', hair: '#3f2b28', style: 'short', shirt: '#5f9d7b', age: 0.05 },
} as const satisfies Record<string, Person>;
