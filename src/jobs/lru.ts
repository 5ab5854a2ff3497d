/** Remembers what was made for the names used last; two who ask at once are given the same. What failed is not remembered. */
export const newLru = <Value>(size: number): ((name: string, make: () => Promise<Value>) => Promise<Value>) => {
  const known = new Map<string, Promise<Value>>();
  return (name, make) => {
    const value = known.get(name) ?? make();
    known.delete(name);
    known.set(name, value);
    value.catch(() => {
      if (known.get(name) === value) known.delete(name);
    });
    const [oldest] = known.keys();
    if (known.size > size && oldest !== undefined) known.delete(oldest);
    return value;
  };
};
