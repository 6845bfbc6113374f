/**
 * Chance that can be repeated: every choice comes from a seed, and a failure names its seed. `SEED=7` runs that seed
 * alone, `SEED=7 RUNS=500` five hundred seeds from it on, `RUNS=500` five hundred from 1.
 */

export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 0x9e3779b1);
  }

  /** From 0, smaller than `limit` (mulberry32). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  /** Throws on an empty list: there is nothing to choose. */
  of<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** The same things in another order (Fisher–Yates). */
  shuffled<T>(things: readonly T[]): readonly T[] {
    const left = [...things];
    const order: T[] = [];
    while (left.length > 0) order.push(...left.splice(this.below(left.length), 1));
    return order;
  }
}

/** Dice of one seed, for tests that throw nothing else: from 0, smaller than the number of sides. */
export function dice(seed: number): (sides: number) => number {
  const random = new Random(seed);
  return (sides) => random.below(sides);
}

/** The seeds of this run: `usual` many, unless the environment says otherwise. */
export function seeds(usual: number): readonly number[] {
  const { SEED, RUNS } = process.env;
  const runs = Number(RUNS ?? (SEED === undefined ? usual : 1));
  return Array.from({ length: runs }, (_, index) => Number(SEED ?? 1) + index);
}
