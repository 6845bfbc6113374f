/**
 * Directed graphs given by a successor function: strongly connected components (Tarjan 1972) and shortest cycles
 * (breadth first). The order of the answers depends on the order of nodes and successors alone.
 */

/** Components with more than one node, or with an edge from a node to itself; each before those that lead to it. */
export function cyclicComponents<N>(nodes: Iterable<N>, successors: (node: N) => Iterable<N>): readonly (readonly N[])[] {
  return stronglyConnected(nodes, successors).filter((component) => {
    const [first] = component;
    return component.length > 1 || (first !== undefined && [...successors(first)].includes(first));
  });
}

interface Frame<N> {
  readonly node: N;
  readonly rest: Iterator<N>;
}

/** Every node in exactly one component. Iterative, so that long chains do not exhaust the stack. */
export function stronglyConnected<N>(nodes: Iterable<N>, successors: (node: N) => Iterable<N>): readonly (readonly N[])[] {
  const search = new Search(successors);
  for (const node of nodes) search.from(node);
  return search.components;
}

class Search<N> {
  readonly components: N[][] = [];
  private readonly successors: (node: N) => Iterable<N>;
  private readonly index = new Map<N, number>();
  private readonly low = new Map<N, number>();
  private readonly open: N[] = [];
  private readonly isOpen = new Set<N>();

  constructor(successors: (node: N) => Iterable<N>) {
    this.successors = successors;
  }

  from(start: N): void {
    if (this.index.has(start)) return;
    const frames: Frame<N>[] = [this.enter(start)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const next = frame.rest.next();
      if (next.done === true) {
        frames.pop();
        this.leave(frame.node, frames.at(-1)?.node);
      } else if (!this.index.has(next.value)) frames.push(this.enter(next.value));
      else if (this.isOpen.has(next.value)) this.lower(frame.node, this.index.get(next.value) ?? 0);
    }
  }

  private enter(node: N): Frame<N> {
    this.low.set(node, this.index.size);
    this.index.set(node, this.index.size);
    this.open.push(node);
    this.isOpen.add(node);
    return { node, rest: this.successors(node)[Symbol.iterator]() };
  }

  private leave(node: N, parent: N | undefined): void {
    const low = this.low.get(node) ?? 0;
    if (low === this.index.get(node)) {
      const component = this.open.splice(this.open.lastIndexOf(node));
      for (const each of component) this.isOpen.delete(each);
      this.components.push(component);
    }
    if (parent !== undefined) this.lower(parent, low);
  }

  private lower(node: N, to: number): void {
    this.low.set(node, Math.min(this.low.get(node) ?? to, to));
  }
}

/** The nodes of a shortest way from `start` back to it, `start` first; undefined where none leads back. */
export function shortestCycle<N>(start: N, successors: (node: N) => Iterable<N>): readonly N[] | undefined {
  const cameFrom = new Map<N, N>();
  const work: N[] = [start];
  for (let node = work.shift(); node !== undefined; node = work.shift()) {
    for (const next of successors(node)) {
      if (next === start) return wayTo(node, start, cameFrom);
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      work.push(next);
    }
  }
  return undefined;
}

function wayTo<N>(end: N, start: N, cameFrom: ReadonlyMap<N, N>): readonly N[] {
  const way: N[] = [];
  for (let node: N | undefined = end; node !== undefined && node !== start; node = cameFrom.get(node)) way.unshift(node);
  return [start, ...way];
}
