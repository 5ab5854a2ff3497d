/** What was found lately, believed for a while: by name, of bounded number. Two who ask at once are given the same. */
export interface Believed<Value> {
  readonly get: (name: string, find: () => Promise<Value>) => Promise<Value>;
  readonly forget: () => void;
}

export interface BeliefLimits {
  readonly milliseconds: number;
  readonly most: number;
}

export const newBelieved = <Value>({ milliseconds, most }: BeliefLimits, now: () => Date): Believed<Value> => {
  const known = new Map<string, { readonly value: Promise<Value>; readonly until: number }>();
  return {
    get: (name, find) => {
      const time = now().getTime();
      const standing = known.get(name);
      if (standing && standing.until > time) return standing.value;
      const value = find();
      known.delete(name);
      known.set(name, { value, until: time + milliseconds });
      value.catch(() => {
        if (known.get(name)?.value === value) known.delete(name);
      });
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
      return value;
    },
    forget: () => known.clear(),
  };
};
