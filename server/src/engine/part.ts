/** Keys for what has none of its own: a part of something that is a key, by a name. The same part is the same key. */
export class Part<K extends object> {
  readonly whole: K;
  readonly name: string;

  constructor(whole: K, name: string) {
    this.whole = whole;
    this.name = name;
  }
}

export class Parts {
  /** Gone with what they are parts of. */
  readonly #known = new WeakMap<object, Map<string, Part<object>>>();

  of<K extends object>(whole: K, name: string): Part<K> {
    return (this.#known.get(whole)?.get(name) as Part<K> | undefined) ?? this.#made(whole, name);
  }

  #made<K extends object>(whole: K, name: string): Part<K> {
    const known = this.#known.get(whole) ?? new Map<string, Part<object>>();
    const part = new Part(whole, name);
    this.#known.set(whole, known.set(name, part));
    return part;
  }
}
