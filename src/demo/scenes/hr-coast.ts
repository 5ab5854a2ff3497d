import { mix, shade, tint, veil } from '../kit/colour.ts';
import { drawHill, drawRows } from '../kit/hills.ts';
import { ease, lerp, swing } from '../kit/motion.ts';
import { box, layer, oval, type Pen } from '../kit/pen.ts';
import { between, pick, seeded } from '../kit/random.ts';
import { drawGlitter, drawGull, drawSailboat, drawSea } from '../kit/sea.ts';
import { drawClouds, drawSky } from '../kit/sky.ts';
import { drawTallTree } from '../kit/trees.ts';
import type { MakeScene } from '../scene.ts';
import { height, width } from './frame.ts';
import { drawIslands, drawTown, horizon } from './hr-town.ts';

/** Terraces above the bay: vines between dry stone walls. */
const drawTerraces = (pen: Pen): void => {
  for (const [index, base] of [560, 606, 656].entries()) {
    const edge = (x: number) => base + (x / 1700) * 46 * (index + 1) * 0.5 + Math.sin(x / 260 + index) * 7;
    drawHill(pen, edge, { to: 1700, top: base, bottom: 722 }, [mix('#c9b184', '#b98f62', index / 3), '#b5996a']);
    const random = seeded(index + 60);
    for (let x = 0; x < 1700; x += between(random, 22, 34))
      box(
        pen,
        random() > 0.5 ? '#e8dcc4' : '#cdbfa5',
        x,
        edge(x) - 4 + between(random, -2, 2),
        between(random, 18, 30),
        11 + index * 3,
        5,
      );
    drawVines(pen, edge, index);
  }
};

const drawVines = (pen: Pen, edge: (x: number) => number, terrace: number): void => {
  const random = seeded(terrace + 90);
  const size = 15 + terrace * 5;
  for (let x = 10; x < 1700; x += size * 2.5) {
    const y = edge(x) + 34 + terrace * 6;
    box(pen, '#7a5a48', x - 2, y - size * 1.1, 4, size * 1.3);
    for (let leaf = 0; leaf < 5; leaf++)
      oval(
        pen,
        pick(random, ['#7f9a4c', '#94ab57', '#6a8745']),
        x + between(random, -1, 1) * size,
        y - size * between(random, 0.8, 1.7),
        size * 0.62,
        size * 0.5,
        random() * 3,
      );
    if (random() > 0.4)
      for (let grape = 0; grape < 6; grape++)
        oval(pen, tint('#6d4c7d', random() * 0.3), x + between(random, -5, 5), y - size * 0.6 + grape * 2.4, 3.4);
  }
  drawRows(pen, edge, {
    from: 0,
    to: 1700,
    rows: 1,
    first: 30 + terrace * 6,
    gap: 1,
    colour: veil('#6a5a4a', 0.25),
    width: 3,
  });
};

/** Slow pictures of a bay in Dalmatia, shot at twice the film's rate. */
export const hrCoast: MakeScene = (scale) => {
  const sky = layer(width, horizon + 4, scale, (pen) =>
    drawSky(pen, width, horizon + 60, {
      colours: ['#8fc3dc', '#cbdfdc', '#fbe3bd', '#fbc99a'],
      sun: { x: 420, y: 170, radius: 32, colour: '#ffd18a' },
    }),
  );
  const islands = layer(1500, 330, scale, drawIslands);
  const town = layer(1560, 560, scale, drawTown);
  const terraces = layer(1700, height, scale, drawTerraces);
  return {
    width,
    height,
    draw: (pen, time) => {
      const pan = lerp(0, 170, ease(time, -0.6, 3.8));
      sky.show(pen);
      drawClouds(pen, time * 2 + 6, {
        width,
        y: 96,
        count: 4,
        seed: 23,
        speed: 12,
        size: 130,
        colours: ['#fffdf6', '#fbdcc0'],
      });
      islands.show(pen, -pan * 0.08);
      drawSea(pen, width, horizon, 600, ['#e9cfae', '#86c3c6', '#3f9aa5', '#2f8590']);
      drawGlitter(pen, time * 2, { x: 420, top: horizon, bottom: 580, spread: 620, count: 150 });
      drawSailboat(pen, 300 + time * 30 - pan * 0.3, 420, 0.72, time * 2);
      drawSailboat(pen, 640 + time * 16 - pan * 0.15, 352, 0.3, time * 2 + 1);
      town.show(pen, -pan * 0.5);
      drawMooring(pen, time * 2, 720 - pan * 0.5);
      terraces.show(pen, -pan);
      for (const [index, tree] of [
        [90, 330],
        [168, 260],
        [1395, 350],
      ].entries())
        drawTallTree(
          pen,
          (tree[0] ?? 0) - pan * 1.1,
          700,
          tree[1] ?? 0,
          '#47694f',
          swing(time * 2, 4, index / 3) * 0.012,
          0.1,
        );
      for (let gull = 0; gull < 4; gull++)
        drawGull(
          pen,
          260 + gull * 190 + time * (70 + gull * 12),
          214 + gull * 26 + swing(time, 2.2, gull / 4) * 16,
          17 + gull * 3,
          swing(time * 2, 1.5, gull / 3.3),
        );
    },
  };
};

const drawMooring = (pen: Pen, time: number, x: number): void => {
  for (const [index, colour] of ['#4f7fa0', '#c9694a', '#f3e2c0'].entries()) {
    const left = x + index * 62 - 60;
    const y = 528 + index * 9 + swing(time, 2.2, index / 3) * 2;
    oval(pen, veil('#fffaf0', 0.35), left, y + 10, 36, 4);
    oval(pen, shade(colour, 0.1), left, y, 30, 9);
    box(pen, '#f7ecd6', left - 30, y - 9, 60, 6, 3);
    box(pen, tint(colour, 0.4), left - 8, y - 20, 20, 13, 3);
  }
};
