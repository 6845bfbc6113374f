import { expect, it } from 'vitest';
import { cyclicComponents, shortestCycle, stronglyConnected } from '../../server/src/base/graph.ts';
import { dice } from '../support/random.ts';

type Graph = Readonly<Record<string, string>>;
const after =
  (graph: Graph) =>
  (node: string): readonly string[] => [...(graph[node] ?? '')];
const sorted = (components: readonly (readonly string[])[]): readonly string[] =>
  components.map((each) => [...each].sort().join('')).sort();

it('puts nodes that reach each other into one component', () => {
  const graph = { a: 'b', b: 'c', c: 'ad', d: 'e', e: 'd', f: '' };
  expect(sorted(stronglyConnected('abcdef', after(graph)))).toEqual(['abc', 'de', 'f']);
});

it('gives a component before those that lead to it', () => {
  const order = stronglyConnected('abcd', after({ a: 'b', b: 'c', c: 'b', d: 'a' })).map((each) => [...each].sort().join(''));
  expect(order).toEqual(['bc', 'a', 'd']);
});

it('agrees with reachability on random graphs', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const graph = randomGraph(seed);
    const nodes = Object.keys(graph);
    const component = new Map(stronglyConnected(nodes, after(graph)).flatMap((each) => each.map((node) => [node, each])));
    const reach = new Map(nodes.map((node) => [node, reachableFrom(node, graph)]));
    for (const a of nodes)
      for (const b of nodes) {
        const together = a === b || ((reach.get(a)?.has(b) ?? false) && (reach.get(b)?.has(a) ?? false));
        expect(component.get(a) === component.get(b), `seed ${seed}: ${a} ${b} in ${JSON.stringify(graph)}`).toBe(together);
      }
  }
});

it('does not exhaust the stack on a long chain', () => {
  const next = (node: number): readonly number[] => (node < 200_000 ? [node + 1] : [0]);
  expect(stronglyConnected([0], next)).toHaveLength(1);
});

it('keeps only components with a cycle', () => {
  expect(sorted(cyclicComponents('abcd', after({ a: 'b', b: 'a', c: 'c', d: 'a' })))).toEqual(['ab', 'c']);
});

it('finds a shortest way back', () => {
  const graph = { a: 'bc', b: 'd', c: 'a', d: 'a' };
  expect(shortestCycle('a', after(graph))).toEqual(['a', 'c']);
  expect(shortestCycle('a', after({ a: 'a' }))).toEqual(['a']);
  expect(shortestCycle('a', after({ a: 'b', b: 'c', c: '' }))).toBeUndefined();
});

/** Seven nodes; dice decide on the edges. */
function randomGraph(seed: number): Graph {
  const roll = dice(seed);
  const nodes = [...'abcdefg'];
  return Object.fromEntries(nodes.map((node) => [node, nodes.filter(() => roll(5) === 0).join('')]));
}

function reachableFrom(start: string, graph: Graph): ReadonlySet<string> {
  const seen = new Set<string>();
  const work = [...(graph[start] ?? '')];
  for (let node = work.pop(); node !== undefined; node = work.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    work.push(...(graph[node] ?? ''));
  }
  return seen;
}
