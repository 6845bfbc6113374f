/** Keys for what two have together. The same two, in the same order, are the same key. */
export class Pair<K extends object> {
  readonly first: K;
  readonly second: K;

  constructor(first: K, second: K) {
    this.first = first;
    this.second = second;
  }
}

export class Pairs {
  /** Gone with either of the two. */
  readonly #known = new WeakMap<object, WeakMap<object, Pair<object>>>();

  of<K extends object>(first: K, second: K): Pair<K> {
    return (this.#known.get(first)?.get(second) as Pair<K> | undefined) ?? this.#made(first, second);
  }

  #made<K extends object>(first: K, second: K): Pair<K> {
    const known = this.#known.get(first) ?? new WeakMap<object, Pair<object>>();
    const pair = new Pair(first, second);
    this.#known.set(first, known.set(second, pair));
    return pair;
  }
}
