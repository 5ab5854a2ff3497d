interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly license?: string }>>;
}

/** The text of docs/licences.md. @throws Error that names the packages whose licence nobody has read */
export function licencesPage(lock: Lock): string;
