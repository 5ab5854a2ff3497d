import { InvalidArgumentError } from 'commander';

/** Reads an argument that must be a whole number in a range. @throws InvalidArgumentError */
export const readWhole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(`write a whole number from ${least} to ${most}.`);
    return value;
  };
