/** Whether two answers say the same, as far as that can be seen without knowing them: lists, sets and maps by their items. */
export function same(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (Array.isArray(before)) return Array.isArray(after) && sameItems(before, after);
  if (before instanceof Set) return after instanceof Set && before.size === after.size && every(before, (item) => after.has(item));
  return (
    before instanceof Map &&
    after instanceof Map &&
    before.size === after.size &&
    every(before, ([key, value]) => after.has(key) && same(value, after.get(key)))
  );
}

export const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

function every<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) if (!holds(item)) return false;
  return true;
}
