/** Whether a document is nested deeper than so many levels. Walks without recursion: the depth is what is not trusted. */
export const isDeeperThan = (levels: number, document: unknown): boolean => {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value: document, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth >= levels) return true;
    for (const value of Object.values(next.value)) open.push({ value, depth: next.depth + 1 });
  }
  return false;
};
