import type { Held } from './draft-keeper.ts';

const nameOf = (documentary: string, language: string): string => `polyreel.draft.${documentary}.${language}`;

/** Keeps in the browser what the service does not have yet. A browser may forbid it: then nothing is kept. */
export const remember = (documentary: string, language: string, held: Held | undefined): void => {
  try {
    const name = nameOf(documentary, language);
    if (held) localStorage.setItem(name, JSON.stringify(held));
    else localStorage.removeItem(name);
  } catch {
    // See above.
  }
};

export const remembered = (documentary: string, language: string): Held | undefined => {
  try {
    const text = localStorage.getItem(nameOf(documentary, language));
    const held = text === null ? undefined : (JSON.parse(text) as Held);
    return Array.isArray(held?.cues) ? held : undefined;
  } catch {
    return undefined;
  }
};
