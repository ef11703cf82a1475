/** What a node waits for. */
export type Waiting = { readonly nodeId: string; readonly lagWorkdays: number };
export type GraphNode = { readonly id: string; readonly after: readonly Waiting[] };

/** Nodes as numbers: for each the nodes it waits for and those that wait for it, and an order in which all can be done. */
export type Graph = {
  readonly order: Int32Array;
  /** Predecessors of node `i` are `from[firstFrom[i]] … from[firstFrom[i + 1] - 1]` with their `lag`. */
  readonly firstFrom: Int32Array;
  readonly from: Int32Array;
  readonly lag: Int32Array;
};

export type GraphTrouble =
  | {
      readonly kind: 'cycle' /** Ids in the order in which they wait for each other; the first waits for the second. */;
      readonly ids: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly id: string; readonly missing: string }
  | { readonly kind: 'twice'; readonly id: string };

/** One circle among the nodes that could not be ordered. */
const findCycle = (
  nodes: readonly GraphNode[],
  indexById: ReadonlyMap<string, number>,
  left: readonly number[],
): string[] => {
  const stuck = new Set(left);
  const steps: number[] = [];
  const placeOf = new Map<number, number>();
  // Every stuck node waits for a stuck node: walking along them must come back to one that was passed.
  let at = left[0];
  while (at !== undefined) {
    const seen = placeOf.get(at);
    if (seen !== undefined) return steps.slice(seen).map((index) => nodes[index]?.id ?? '');
    placeOf.set(at, steps.length);
    steps.push(at);
    at = nodes[at]?.after
      .map(({ nodeId }) => indexById.get(nodeId))
      .find((index): index is number => index !== undefined && stuck.has(index));
  }
  return [];
};

/**
 * Orders nodes so that each comes after those it waits for (Kahn 1962). Answers trouble instead: a node named twice, one
 * that waits for what is not there, or a circle with the nodes on it.
 */
export const graphOf = (nodes: readonly GraphNode[]): Graph | GraphTrouble => {
  const indexById = new Map<string, number>();
  for (const [index, { id }] of nodes.entries()) {
    if (indexById.has(id)) return { kind: 'twice', id };
    indexById.set(id, index);
  }
  const edges = nodes.reduce((sum, { after }) => sum + after.length, 0);
  const firstFrom = new Int32Array(nodes.length + 1);
  const from = new Int32Array(edges);
  const lag = new Int32Array(edges);
  const waits = new Int32Array(nodes.length);
  const firstTo = new Int32Array(nodes.length + 1);
  let edge = 0;
  for (const [index, node] of nodes.entries()) {
    firstFrom[index] = edge;
    for (const { nodeId, lagWorkdays } of node.after) {
      const predecessor = indexById.get(nodeId);
      if (predecessor === undefined) return { kind: 'unknown', id: node.id, missing: nodeId };
      from[edge] = predecessor;
      lag[edge] = lagWorkdays;
      edge++;
      firstTo[predecessor + 1] = (firstTo[predecessor + 1] ?? 0) + 1;
    }
    waits[index] = node.after.length;
  }
  firstFrom[nodes.length] = edge;
  for (let i = 0; i < nodes.length; i++) firstTo[i + 1] = (firstTo[i + 1] ?? 0) + (firstTo[i] ?? 0);
  const to = new Int32Array(edges);
  const filled = firstTo.slice();
  for (let index = 0; index < nodes.length; index++)
    for (let e = firstFrom[index] ?? 0; e < (firstFrom[index + 1] ?? 0); e++) {
      const predecessor = from[e] ?? 0;
      to[filled[predecessor] ?? 0] = index;
      filled[predecessor] = (filled[predecessor] ?? 0) + 1;
    }
  const order = new Int32Array(nodes.length);
  let ready = 0;
  for (let index = 0; index < nodes.length; index++) if (waits[index] === 0) order[ready++] = index;
  for (let done = 0; done < ready; done++) {
    const index = order[done] ?? 0;
    for (let e = firstTo[index] ?? 0; e < (firstTo[index + 1] ?? 0); e++) {
      const next = to[e] ?? 0;
      waits[next] = (waits[next] ?? 0) - 1;
      if (waits[next] === 0) order[ready++] = next;
    }
  }
  if (ready < nodes.length) {
    const left = nodes.flatMap((_, index) => ((waits[index] ?? 0) > 0 ? [index] : []));
    return { kind: 'cycle', ids: findCycle(nodes, indexById, left) };
  }
  return { order, firstFrom, from, lag };
};
