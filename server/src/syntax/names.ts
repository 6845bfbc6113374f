/** Names that are one string where they are equal: that saves memory, and they are compared at once. */
/** Beyond so many it begins anew: what somebody types must not be kept for ever. */
const most = 100_000;

export class Names {
  readonly #known = new Map<string, string>();

  of(name: string): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#known.size >= most) this.#known.clear();
    // A copy, for a part of a text would keep the whole of it.
    const own = String(JSON.parse(JSON.stringify(name)));
    this.#known.set(own, own);
    return own;
  }
}
