/** A text that was not saved yet, and the manifest that it was made from. */
export interface Unsaved {
  readonly text: string;
  readonly etag?: string | undefined;
}

const nameOf = (documentary: string): string => `polyreel.unsaved.${documentary}`;

/** Keeps it for whoever goes to another page, or reloads this one, in the same window. */
export const keepUnsaved = (documentary: string, unsaved: Unsaved | undefined): void => {
  try {
    if (unsaved) sessionStorage.setItem(nameOf(documentary), JSON.stringify(unsaved));
    else sessionStorage.removeItem(nameOf(documentary));
  } catch {
    // A browser may forbid its storage, or have no room: then it is kept as long as the page is open.
  }
};

export const findUnsaved = (documentary: string): Unsaved | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(documentary)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
};
