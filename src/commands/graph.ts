/** A stream of pictures inside a filter graph. */
export interface Node {
  readonly id: number;
}

/** Writes the filters of one node between the labels of its inputs and of its output. `unique` makes inner labels its own. */
export type Render = (inputs: readonly string[], output: string, unique: string) => string;

export interface Graph {
  /** The output of a filter chain over other nodes. The same chain over the same nodes is one node, computed once. */
  readonly filter: (chain: string | Render, inputs: readonly Node[], name?: string) => Node;
  /** A picture stream of an input file, such as `0:v:0`. */
  readonly input: (stream: string) => Node;
  /** Marks a node as something to encode; gives its label for `-map`. */
  readonly output: (node: Node) => string;
  /** The text for `-filter_complex`: streams that several filters read are split. */
  readonly toString: () => string;
}

interface Entry {
  readonly render?: Render;
  readonly inputs: readonly Node[];
  readonly stream?: string;
}

export const newGraph = (): Graph => {
  const entries: Entry[] = [];
  const known = new Map<string, Node>();
  const outputs: { node: Node; label: string }[] = [];
  const remember = (identity: string, entry: Entry): Node => {
    const same = known.get(identity);
    if (same) return same;
    const node = { id: entries.push(entry) - 1 };
    known.set(identity, node);
    return node;
  };
  return {
    input: (stream) => remember(`input ${stream}`, { inputs: [], stream }),
    filter: (chain, inputs, name = typeof chain === 'string' ? chain : '') => {
      const render: Render = typeof chain === 'string' ? (from, to) => `${from.join('')}${chain}${to}` : chain;
      return remember(`${inputs.map(({ id }) => id).join('+')} ${name}`, { render, inputs });
    },
    output: (node) => {
      const label = `[out${outputs.length}]`;
      outputs.push({ node, label });
      return label;
    },
    toString: () => write(entries, outputs),
  };
};

const write = (entries: readonly Entry[], outputs: readonly { node: Node; label: string }[]): string => {
  const readers = entries.map(() => 0);
  for (const { inputs } of entries) for (const { id } of inputs) readers[id] = (readers[id] ?? 0) + 1;
  for (const { node } of outputs) readers[node.id] = (readers[node.id] ?? 0) + 1;
  const taken = entries.map(() => 0);
  const label = ({ id }: Node): string => {
    const count = readers[id] ?? 0;
    if (count < 2) return sourceLabel(entries, id);
    taken[id] = (taken[id] ?? 0) + 1;
    return `[n${id}s${taken[id]}]`;
  };
  const lines = entries.flatMap((entry, id) => {
    const own = entry.render ? [entry.render(entry.inputs.map(label), `[n${id}]`, `n${id}`)] : [];
    return [...own, ...splitOf(entries, id, readers[id] ?? 0)];
  });
  return [...lines, ...outputs.map(({ node, label: to }) => `${label(node)}null${to}`)].join(';');
};

const sourceLabel = (entries: readonly Entry[], id: number): string => {
  const stream = entries[id]?.stream;
  return stream ? `[${stream}]` : `[n${id}]`;
};

const splitOf = (entries: readonly Entry[], id: number, readers: number): string[] => {
  if (readers < 2) return [];
  const copies = Array.from({ length: readers }, (_, i) => `[n${id}s${i + 1}]`).join('');
  return [`${sourceLabel(entries, id)}split=${readers}${copies}`];
};
