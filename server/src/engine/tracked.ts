/** Inputs that tell who read them, so that the readers hear of a change. */
import { sameItems } from './same.ts';
import { type Recorder, Source } from './source.ts';

/** An input of several parts that change together. */
export class Content extends Source {
  readonly #recorder: Recorder;

  constructor(recorder: Recorder) {
    super();
    this.#recorder = recorder;
  }

  /** Another input for the same readers. Of inputs that never change, one will do. */
  another(): Content {
    return this.#recorder.isRecording ? new Content(this.#recorder) : this;
  }

  read(): void {
    this.#recorder.read(this);
  }

  changed(): void {
    this.#recorder.changed(this);
  }
}

/** What an owner puts under each name. */
export type Parts<T> = ReadonlyMap<string, readonly T[]>;

interface Entry<O, T> {
  readonly parts: Shares<O, T>;
  /** Made when somebody asks: for the list, and for whether there is one. */
  content: Content | undefined;
  presence: Content | undefined;
  /** The list as it was last given out; nobody has heard of a later one. */
  list: readonly T[] | undefined;
  /** Whether there was one, for those who asked no more. */
  wasThere: boolean | undefined;
}

/** What each of some owners contributes. Most have one owner, and there are very many. */
class Shares<O, T> {
  #owner: O | undefined;
  #items: readonly T[] | undefined;
  #others: Map<O, readonly T[]> | undefined;
  /** In their order, which those that stay keep among each other; some may be gone. */
  #sorted: readonly O[] | undefined;

  get size(): number {
    return (this.#items ? 1 : 0) + (this.#others?.size ?? 0);
  }

  get(owner: O): readonly T[] | undefined {
    return this.#items && this.#owner === owner ? this.#items : this.#others?.get(owner);
  }

  set(owner: O, items: readonly T[]): void {
    if (!this.get(owner)) this.#sorted = undefined;
    if (this.#others?.has(owner) || (this.#items && this.#owner !== owner)) {
      this.#others ??= new Map();
      this.#others.set(owner, items);
    } else {
      this.#owner = owner;
      this.#items = items;
    }
  }

  delete(owner: O): void {
    if (this.#items && this.#owner === owner) {
      this.#owner = undefined;
      this.#items = undefined;
    } else this.#others?.delete(owner);
  }

  /** In the order of the owners. */
  joined(compare: (a: O, b: O) => number): readonly T[] {
    if (!this.#others?.size) return this.#items ?? [];
    if (!this.#sorted) this.#sorted = this.#owners().sort(compare);
    else if (this.#sorted.length > this.size) this.#sorted = this.#sorted.filter((owner) => this.get(owner));
    return this.#sorted.flatMap((owner) => this.get(owner) ?? []);
  }

  #owners(): O[] {
    const others = [...(this.#others?.keys() ?? [])];
    return this.#items && this.#owner !== undefined ? [this.#owner, ...others] : others;
  }
}

/**
 * Lists by name, each put together from what many owners contribute, in the order of the owners: when it is read, so that
 * many owners may come and go in between. Who contributes what he did changes nothing, and readers hear of nothing.
 */
export class TrackedIndex<O, T> {
  readonly #recorder: Recorder;
  readonly #compare: (a: O, b: O) => number;
  readonly #entries = new Map<string, Entry<O, T>>();
  readonly #names: Content;

  constructor(recorder: Recorder, compare: (a: O, b: O) => number) {
    this.#recorder = recorder;
    this.#compare = compare;
    this.#names = new Content(recorder);
  }

  /** Undefined where nobody contributes. */
  get(name: string): readonly T[] | undefined {
    const entry = this.#asked(name);
    if (!entry) return undefined;
    if (this.#recorder.isRecording) {
      entry.content ??= new Content(this.#recorder);
      entry.content.read();
    }
    entry.list ??= this.#listOf(entry);
    return entry.list.length > 0 ? entry.list : undefined;
  }

  /** Whoever asks no more than this hears nothing of another list. */
  has(name: string): boolean {
    const entry = this.#asked(name);
    if (!entry) return false;
    if (this.#recorder.isRecording) {
      entry.presence ??= new Content(this.#recorder);
      entry.presence.read();
    }
    entry.wasThere = entry.parts.size > 0;
    return entry.wasThere;
  }

  keys(): readonly string[] {
    this.#names.read();
    return [...this.#entries].flatMap(([name, { parts }]) => (parts.size > 0 ? [name] : []));
  }

  *[Symbol.iterator](): Generator<readonly [string, readonly T[]]> {
    for (const name of this.keys()) {
      const list = this.get(name);
      if (list) yield [name, list];
    }
  }

  /** `after` takes the place of all that `owner` contributed `before`. */
  replace(owner: O, before: Parts<T> | undefined, after: Parts<T> | undefined): void {
    for (const name of before?.keys() ?? []) if (!after?.has(name)) this.#set(name, owner, undefined);
    for (const [name, items] of after ?? []) this.#set(name, owner, items);
  }

  #set(name: string, owner: O, items: readonly T[] | undefined): void {
    const entry = this.#entry(name);
    const before = entry.parts.get(owner);
    if (items) entry.parts.set(owner, items);
    else entry.parts.delete(owner);
    if (entry.parts.size === (before ? 0 : 1)) this.#names.changed();
    if (!before || !items || !sameItems(before, items)) this.#changed(entry);
  }

  #changed(entry: Entry<O, T>): void {
    const { list, wasThere } = entry;
    entry.list = undefined;
    if (list) entry.content?.changed();
    if (wasThere === undefined || wasThere === entry.parts.size > 0) return;
    entry.wasThere = undefined;
    entry.presence?.changed();
  }

  /** Who asks for a name that nobody contributes to is told when somebody does. */
  #asked(name: string): Entry<O, T> | undefined {
    return this.#recorder.isRecording ? this.#entry(name) : this.#entries.get(name);
  }

  #entry(name: string): Entry<O, T> {
    let entry = this.#entries.get(name);
    if (!entry) {
      entry = { parts: new Shares(), content: undefined, presence: undefined, list: undefined, wasThere: undefined };
      this.#entries.set(name, entry);
    }
    return entry;
  }

  #listOf({ parts }: Entry<O, T>): readonly T[] {
    return parts.joined(this.#compare);
  }
}
