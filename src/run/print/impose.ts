/**
 * The order of leaves on the sides of sheets that are folded once and laid into each other: each side has the leaf at its
 * left and the one at its right, by number from 0. Printed on both sides, turned over the short edge.
 * @param leaves a multiple of four
 */
export const imposed = (leaves: number): (readonly [left: number, right: number])[] =>
  Array.from({ length: leaves / 2 }, (_, side) => {
    const [outer, inner] = [leaves - 1 - side, side];
    return side % 2 === 0 ? [outer, inner] : [inner, outer];
  });

/** Where each leaf stands: the side, and whether at its right. */
export const placesOf = (leaves: number): { readonly side: number; readonly isRight: boolean }[] => {
  const places: { side: number; isRight: boolean }[] = [];
  for (const [side, [left, right]] of imposed(leaves).entries()) {
    places[left] = { side, isRight: false };
    places[right] = { side, isRight: true };
  }
  return places;
};
