/** Questions whose answers go up and down, so that no number of rounds brings them to rest: `cut` ends them. */
import { expect, it } from 'vitest';
import type { Analysis } from '../../server/src/engine/analysis.ts';
import { Store } from '../../server/src/engine/store.ts';
import { dice, seeds } from '../support/random.ts';

interface Node {
  readonly adds: number;
  /** Which of them is asked next depends on what the last one answered. */
  readonly next: readonly (readonly Node[])[];
}

const values = 5;
const unknown = -1;

function restless(seed: number): readonly Node[] {
  const roll = dice(seed);
  const size = 4 + roll(8);
  const nodes = Array.from({ length: size }, () => ({ adds: roll(values), next: [] as Node[][] }));
  const some = (): Node[] => nodes.filter(() => roll(size) < 2);
  for (const node of nodes) for (let answer = unknown; answer < values; answer += 1) node.next.push(some());
  return nodes;
}

it('ends in a bounded number of steps, whatever is asked first', () => {
  for (const seed of seeds(400)) {
    const nodes = restless(seed);
    for (const first of nodes) {
      const store = new Store(true);
      const answers: Analysis<Node, number, undefined> = {
        name: 'restless',
        bottom: 0,
        cut: unknown,
        compute: (node) => {
          if (store.computed > 200 * nodes.length ** 2) throw new Error(`seed ${seed}: no end`);
          let answer = node.adds;
          for (let step = 0; step < 3; step += 1) {
            for (const each of node.next[answer - unknown] ?? []) answer = (answer + Math.max(0, ask(each)) + 1) % values;
          }
          return answer;
        },
      };
      const ask = (node: Node): number => store.get(answers, node, undefined);
      expect(ask(first)).toBeGreaterThanOrEqual(unknown);
    }
  }
});
