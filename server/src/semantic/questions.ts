/**
 * Questions that lead to questions, and sometimes back to themselves. An answer that leant on no open question is
 * settled for good. One that did is kept only while all the questions it leant on are open: asked from elsewhere it
 * may come out differently. So every settled answer is a function of the program alone, whatever was asked before,
 * and a knot of n questions costs about n steps, not two to the n.
 */

/** Questions nested deeper than this are unknown. */
const deepest = 48;
/** So are the rest of those under one question that has led to this many. */
const mostSteps = 4000;

interface Kept<A> {
  readonly answer: A;
  readonly leans: ReadonlySet<number>;
}

export class Questions<A> {
  private readonly unknown: A;
  private readonly settled = new Map<unknown, A>();
  private readonly kept = new Map<unknown, Kept<A>>();
  /** Kept answers by the deepest question they lean on: they go when it is answered. */
  private readonly leaning: unknown[][] = [];
  /** Open questions and their depths. */
  private readonly open = new Map<unknown, number>();
  private leans = new Set<number>();
  private steps = 0;

  constructor(unknown: A) {
    this.unknown = unknown;
  }

  /** The answer to `key`, by `compute` unless it is known, open, or too far away. */
  ask(key: unknown, compute: () => A): A {
    const settled = this.settled.get(key);
    if (settled !== undefined) return settled;
    const kept = this.kept.get(key);
    if (kept) return this.lean(kept.leans, kept.answer);
    const asked = this.open.get(key);
    if (asked !== undefined) return this.lean([asked], this.unknown);
    if (this.open.size === 0) this.steps = 0;
    if (this.open.size > deepest || this.steps++ > mostSteps) return this.lean([0], this.unknown);
    return this.answer(key, compute);
  }

  private answer(key: unknown, compute: () => A): A {
    const depth = this.open.size;
    const outer = this.leans;
    this.leans = new Set();
    this.open.set(key, depth);
    try {
      const answer = compute();
      this.leans.delete(depth);
      this.remember(key, answer);
      return answer;
    } finally {
      this.open.delete(key);
      for (const stale of this.leaning[depth] ?? []) this.kept.delete(stale);
      this.leaning[depth] = [];
      for (const lean of this.leans) outer.add(lean);
      this.leans = outer;
    }
  }

  private remember(key: unknown, answer: A): void {
    if (this.leans.size === 0) {
      this.settled.set(key, answer);
      return;
    }
    this.kept.set(key, { answer, leans: this.leans });
    const last = Math.max(...this.leans);
    const leaning = this.leaning[last] ?? [];
    leaning.push(key);
    this.leaning[last] = leaning;
  }

  private lean(on: Iterable<number>, answer: A): A {
    for (const depth of on) this.leans.add(depth);
    return answer;
  }
}
