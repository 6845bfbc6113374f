/**
 * The order in which Python looks through the bases of a class: C3 (Barrett et al., "A Monotonic Superclass
 * Linearization for Dylan"). Inconsistent bases, which Python refuses, keep the order of a depth-first walk.
 */

/** `bases` in the order they are written, each with its own order, the base itself first. The class itself is not among the result. */
export function mergeOrders<T>(bases: readonly T[], orders: readonly (readonly T[])[]): readonly T[] {
  const rest = [...orders, bases].map((order) => [...order]);
  const merged: T[] = [];
  for (;;) {
    const waiting = rest.filter((order) => order.length > 0);
    const [first] = waiting;
    if (!first) return merged;
    const next = waiting.map(([head]) => head).find((head) => waiting.every((order) => order.indexOf(head as T, 1) < 0)) ?? first[0];
    merged.push(next as T);
    for (const order of rest) {
      const at = order.indexOf(next as T);
      if (at >= 0) order.splice(at, 1);
    }
  }
}
