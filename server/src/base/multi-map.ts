/** Maps from a key to a list of items. */

/** Adds an item to the list of a key, which is made when there is none. */
export function append<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** One that costs nothing while it is empty, for there are very many. */
export class MultiMap<K, T> {
  #lists: Map<K, T[]> | undefined;

  get lists(): ReadonlyMap<K, readonly T[]> | undefined {
    return this.#lists;
  }

  get(key: K): readonly T[] | undefined {
    return this.#lists?.get(key);
  }

  has(key: K): boolean {
    return this.#lists?.has(key) ?? false;
  }

  add(key: K, item: T): void {
    this.#lists ??= new Map();
    append(this.#lists, key, item);
  }

  /** Adds an item, unless it is the last one already. */
  addUnlessLast(key: K, item: T): void {
    if (this.#lists?.get(key)?.at(-1) !== item) this.add(key, item);
  }
}
