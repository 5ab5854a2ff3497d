import type { Grading } from '../timeline/grading.ts';
import { SCALER } from './color.ts';
import type { Graph, Node } from './graph.ts';

/** Light to the signal of a display (ITU-R BT.1886): a factor of light is this root of it in the signal. */
const DISPLAY_GAMMA = 2.4;
/** Between black and white of limited range. */
const MID_GREY = 125.5;

/** Colours changed, frame by frame: exposure, contrast and saturation first, then the table. The picture is in the film's colours. */
export const grade = (graph: Graph, node: Node, grading: Grading, pathOf: (digest: string) => string): Node => {
  const chain = [...levels(grading), ...(grading.lut ? table(pathOf(grading.lut.facts.digest)) : [])];
  return chain.length ? graph.filter(chain.join(','), [node]) : node;
};

/** What multiplies red, green and blue alike multiplies brightness and both differences of colour. */
const levels = ({ exposure, contrast, saturation }: Grading): string[] => {
  if (exposure === 0 && contrast === 1 && saturation === 1) return [];
  const gain = 2 ** (exposure / DISPLAY_GAMMA);
  const y = `((val-16)*${gain.toFixed(6)}+${16 - MID_GREY})*${contrast.toFixed(6)}+${MID_GREY}`;
  const colour = `clip(round((val-128)*${(gain * contrast * saturation).toFixed(6)}+128),16,240)`;
  return [`lutyuv=y='clip(round(${y}),16,235)':u='${colour}':v='${colour}'`];
};

/** Tables are made for red, green and blue of full range. */
const table = (name: string): string[] => [
  `scale=${SCALER}:in_color_matrix=bt709:in_range=tv,format=gbrp`,
  `lut3d=file=${name}:interp=tetrahedral`,
  `scale=${SCALER}:out_color_matrix=bt709:out_range=tv,format=yuv420p`,
];
