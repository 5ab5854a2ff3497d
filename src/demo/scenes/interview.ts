import { drawBust } from '../kit/body.ts';
import { blink, swing, wander } from '../kit/motion.ts';
import type { Pen } from '../kit/pen.ts';
import type { Expression, Person } from '../kit/person.ts';
import type { Voice } from '../scene.ts';

/** What somebody does who answers a question: looks past the camera, nods with the words, blinks. */
export const speaking = (time: number, voice: Voice, towards: number, lane: number): Expression => {
  const { open, round } = voice(time);
  return {
    turn: towards * 0.42 + wander(time * 0.7, lane) * 0.2,
    tilt: wander(time * 0.55, lane + 3) * 0.045 + towards * 0.02,
    blink: blink(time, lane),
    open,
    round,
    smile: 0.55 + wander(time * 0.4, lane + 9) * 0.3,
    brow: wander(time * 0.8, lane + 6) * 0.8 + open * 0.3,
    gaze: towards * 0.35 + wander(time * 0.6, lane + 12) * 0.25,
  };
};

/** The speaker of an interview, large and a little off the middle, breathing. */
export const drawSpeaker = (pen: Pen, time: number, person: Person, x: number, expression: Expression): void => {
  const breath = swing(time, 3.8) * 2.4;
  const nod = (expression.open ?? 0) * 3;
  drawBust(pen, x, 300 + breath + nod, 1.42, person, expression);
};
