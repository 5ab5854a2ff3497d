/** Does something with every item, so many at a time; gives the values in the order of the items. The first failure is thrown. */
export const parallel = async <Item, Value>(
  items: readonly Item[],
  width: number,
  task: (item: Item) => Promise<Value>,
): Promise<Value[]> => {
  const values: Value[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const i = next++;
      values[i] = await task(items[i] as Item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return values;
};
