/** Remembered answers must be those of a store that remembers nothing, whatever changed and was asked in between. */
import { expect, it } from 'vitest';
import type { Analysis } from '../../server/src/engine/analysis.ts';
import type { Recorder } from '../../server/src/engine/source.ts';
import { Store } from '../../server/src/engine/store.ts';
import { Content } from '../../server/src/engine/tracked.ts';
import { dice } from '../support/random.ts';

/** A node of a graph that changes: its weight and its successors are one input. */
class Node {
  readonly name: string;
  readonly #content: Content;
  #weight = 0;
  #next: readonly Node[] = [];

  constructor(name: string, recorder: Recorder) {
    this.name = name;
    this.#content = new Content(recorder);
  }

  get weight(): number {
    this.#content.read();
    return this.#weight;
  }

  get next(): readonly Node[] {
    this.#content.read();
    return this.#next;
  }

  set(weight: number, next: readonly Node[]): void {
    this.#weight = weight;
    this.#next = next;
    this.#content.changed();
  }
}

interface Graph {
  readonly store: Store;
  readonly nodes: readonly Node[];
}

const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((item) => b.has(item));

/** Names of the heavy nodes that can be reached: recursive, solved as a least fixpoint. */
const heavy: Analysis<Node, ReadonlySet<string>, Store> = {
  name: 'heavy',
  bottom: new Set(),
  equals: sameSet,
  compute: (node, store) =>
    new Set([...(node.weight > 5 ? [node.name] : []), ...node.next.flatMap((next) => [...store.get(heavy, next, store)])].sort()),
};

/** Leans on an answer that often comes out equal. */
const isRich: Analysis<Node, boolean, Store> = { name: 'is-rich', compute: (node, store) => store.get(heavy, node, store).size > 2 };
const verdict: Analysis<Node, string, Store> = {
  name: 'verdict',
  compute: (node, store) =>
    `${node.name} ${store.get(isRich, node, store)} ${node.next.filter((next) => store.get(isRich, next, store)).length}`,
};

function graphOf(size: number): Graph {
  const store = new Store(true);
  return { store, nodes: Array.from({ length: size }, (_, index) => new Node(`n${index}`, store)) };
}

const ask = ({ store, nodes }: Graph): readonly string[] =>
  nodes.map((node) => `${store.get(verdict, node, store)} ${[...store.get(heavy, node, store)].join()}`);

/** The same graph in a store that knows nothing. */
function anew({ nodes }: Graph): Graph {
  const copy = graphOf(nodes.length);
  nodes.forEach((node, index) => {
    const next = node.next.map((each) => copy.nodes[nodes.indexOf(each)]).filter((each) => each !== undefined);
    copy.nodes[index]?.set(node.weight, next);
  });
  return copy;
}

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('answers after any changes as a fresh store does (seed %i)', (seed) => {
  const roll = dice(seed);
  const graph = graphOf(12);
  for (let change = 0; change < 120; change += 1) {
    const node = graph.nodes[roll(graph.nodes.length)];
    node?.set(
      roll(10),
      graph.nodes.filter(() => roll(5) === 0),
    );
    // Some answers are asked for between changes, in any order, so that cells are in all states.
    const asked = graph.nodes[roll(graph.nodes.length)];
    if (asked && roll(3) > 0) graph.store.get(heavy, asked, graph.store);
    if (asked && roll(3) > 0) graph.store.get(verdict, asked, graph.store);
    if (roll(4) === 0) expect(ask(graph), `seed ${seed}, change ${change}`).toEqual(ask(anew(graph)));
  }
});

/** A join over many, of which a change reaches few; its own readers hear only of a change. */
const richOnes: Analysis<Graph, readonly string[], Store> = {
  name: 'rich-ones',
  firewall: true,
  compute: ({ nodes }, store) => nodes.flatMap((node) => (store.get(isRich, node, store) ? [node.name] : [])),
};
const summary: Analysis<Graph, string, Store> = {
  name: 'summary',
  compute: (graph, store) =>
    `${graph.nodes.map((node) => store.get(verdict, node, store)).join()} ${store.get(richOnes, graph, store).join()}`,
};

it.each([1, 2, 3, 4, 5, 6])('joins over many are brought up to date as if they were new (seed %i)', (seed) => {
  const roll = dice(seed);
  const graph = graphOf(60);
  const link = (): void => {
    const next = graph.nodes.filter(() => roll(40) === 0);
    graph.nodes[roll(60)]?.set(roll(10), next);
  };
  for (let change = 0; change < 60; change += 1) link();
  for (let change = 0; change < 80; change += 1) {
    for (let times = roll(4); times >= 0; times -= 1) link();
    if (roll(3) === 0) graph.store.get(richOnes, graph, graph.store);
    if (roll(3) === 0) graph.store.tidy();
    const fresh = anew(graph);
    expect(graph.store.get(summary, graph, graph.store), `change ${change}`).toBe(fresh.store.get(summary, fresh, fresh.store));
  }
});

it('lets go of what nobody leans on any more, and of nothing else', () => {
  const graph = graphOf(3);
  const [a, b, c] = graph.nodes;
  if (!a || !b || !c) throw new Error('no nodes');
  a.set(0, [b]);
  graph.store.get(verdict, a, graph.store);
  a.set(0, [c]);
  graph.store.get(verdict, a, graph.store);
  graph.store.tidy();
  const before = graph.store.computed;
  graph.store.get(verdict, a, graph.store);
  expect(graph.store.computed).toBe(before);
  graph.store.get(isRich, b, graph.store);
  expect(graph.store.computed).toBe(before + 2);
});

it('stops the wave where an answer comes out equal', () => {
  const graph = graphOf(3);
  const [a, b, c] = graph.nodes;
  if (!a || !b || !c) throw new Error('no nodes');
  a.set(0, [b]);
  b.set(0, [c]);
  c.set(9, []);
  ask(graph);
  const before = graph.store.computed;
  c.set(8, []);
  ask(graph);
  // `heavy` and `verdict` of the changed node, nothing of the others.
  expect(graph.store.computed - before).toBe(2);
});

it('computes nothing when nothing changed', () => {
  const graph = graphOf(6);
  for (const [index, node] of graph.nodes.entries()) node.set(index, graph.nodes);
  ask(graph);
  const before = graph.store.computed;
  ask(graph);
  expect(graph.store.computed).toBe(before);
});

it('throws where an analysis needs itself and does not say how to begin', () => {
  const store = new Store(true);
  const circular: Analysis<object, number, Store> = { name: 'circular', compute: (key, context) => context.get(circular, key, context) };
  expect(() => store.get(circular, {}, store)).toThrow('circular needs itself');
});

it('asks again what threw, once its inputs changed', () => {
  const graph = graphOf(1);
  const [node] = graph.nodes;
  if (!node) throw new Error('no node');
  const strict: Analysis<Node, number, Store> = {
    name: 'strict',
    compute: (each) => {
      if (each.weight > 5) throw new Error('too heavy');
      return each.weight;
    },
  };
  const lenient: Analysis<Node, string, Store> = {
    name: 'lenient',
    compute: (each, store) => {
      try {
        return String(store.get(strict, each, store));
      } catch {
        return 'none';
      }
    },
  };
  node.set(9, []);
  expect(graph.store.get(lenient, node, graph.store)).toBe('none');
  node.set(1, []);
  expect(graph.store.get(lenient, node, graph.store)).toBe('1');
});

it('lets go of what nobody needs, and answers as before', () => {
  const graph = graphOf(8);
  const roll = dice(42);
  for (let round = 0; round < 40; round += 1) {
    graph.nodes[roll(8)]?.set(
      roll(10),
      graph.nodes.filter(() => roll(4) === 0),
    );
    ask(graph);
    graph.store.sweep(graph.nodes.filter(() => roll(2) === 0).map((node) => [verdict, node] as const));
    expect(ask(graph), `round ${round}`).toEqual(ask(anew(graph)));
  }
});
