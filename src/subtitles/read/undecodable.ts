import { type CueProblem, cueProblem } from '../problem.ts';

const lineAt = (text: string, index: number): number => text.slice(0, index).split(/\r\n|\n|\r/).length;

/** U+FFFD stands where bytes fit no character: letters are lost, and only the sender still has them. */
export const reportUndecodable = (text: string, file: string): CueProblem[] => {
  const first = text.indexOf('\ufffd');
  if (first < 0) return [];
  const count = text.split('\ufffd').length - 1;
  const sentence = `${count} character${count > 1 ? 's' : ''} cannot be decoded, from this line on. Save the file again as UTF-8 and send it.`;
  return [cueProblem('block', 'undecodable', { file, line: lineAt(text, first) }, sentence)];
};
