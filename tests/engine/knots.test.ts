/** Questions that lead back to themselves: settled answers must not depend on what was asked before, and knots must stay cheap. */
import { expect, it } from 'vitest';
import type { Analysis } from '../../server/src/engine/analysis.ts';
import { Store } from '../../server/src/engine/store.ts';

type Answer = ReadonlySet<string>;
const unknown: Answer = new Set(['?']);

/** Each node answers its own name and the answers of those it leads to. */
function reach(graph: Readonly<Record<string, readonly string[]>>): { ask(node: string): Answer; steps(): number } {
  const store = new Store(true);
  const keys = new Map(Object.keys(graph).map((name) => [name, { name }]));
  const answers: Analysis<{ readonly name: string }, Answer, undefined> = {
    name: 'reach',
    bottom: new Set(),
    cut: unknown,
    equals: (before, after) => sorted(before) === sorted(after),
    compute: ({ name }) => new Set([name, ...(graph[name] ?? []).flatMap((next) => [...ask(next)])]),
  };
  const ask = (node: string): Answer => store.get(answers, keys.get(node) ?? { name: node }, undefined);
  return { ask, steps: () => store.computed };
}

const sorted = (answer: Answer): string => [...answer].sort().join(' ');

it('answers a chain', () => {
  expect(sorted(reach({ a: ['b'], b: ['c'], c: [] }).ask('a'))).toBe('a b c');
});

it('answers what leads back to the question', () => {
  expect(sorted(reach({ a: ['b'], b: ['a'] }).ask('a'))).toBe('a b');
});

it('gives the same answers in whatever order it is asked', () => {
  const graph = { a: ['b', 'c'], b: ['c', 'd'], c: ['a', 'd'], d: ['b', 'e'], e: [] };
  const nodes = Object.keys(graph);
  const alone = new Map(nodes.map((node) => [node, sorted(reach(graph).ask(node))]));
  for (const order of [nodes, [...nodes].reverse(), ['c', 'a', 'e', 'd', 'b']]) {
    const { ask } = reach(graph);
    for (const node of order) expect(sorted(ask(node)), `${node} in ${order.join('')}`).toBe(alone.get(node));
  }
});

it('settles what leans on no open question even inside a knot', () => {
  const { ask, steps } = reach({ a: ['b'], b: ['a', 'c'], c: ['d'], d: [] });
  ask('a');
  const before = steps();
  expect(sorted(ask('c'))).toBe('c d');
  expect(steps()).toBe(before);
});

it('needs no more than some steps per question in a dense knot', () => {
  const names = Array.from({ length: 30 }, (_, index) => `n${index}`);
  const { ask, steps } = reach(Object.fromEntries(names.map((name) => [name, names])));
  ask('n0');
  expect(steps()).toBeLessThan(5000);
});

it('does not begin anew for every question of a knot too long to be looked at whole', () => {
  const names = Array.from({ length: 600 }, (_, index) => `n${index}`);
  const graph = Object.fromEntries(names.map((name, index) => [name, [`n${(index + 1) % 600}`, `n${(index * 7 + 3) % 600}`]]));
  const { ask, steps } = reach(graph);
  for (const name of names) ask(name);
  expect(steps()).toBeLessThan(60 * names.length);
});
