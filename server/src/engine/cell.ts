/**
 * One remembered answer, with what it was computed from.
 *
 * - `blank`: nothing to go by. - `open`: being computed. - `kept`: computed, but it leant on a question still open.
 * - `clean`: right. - `suspect`: something it leans on may have changed. - `stale`: something it leans on has.
 */
import type { Analysis } from './analysis.ts';
import type { Frame } from './frame.ts';
import { Source } from './source.ts';

export type CellState = 'blank' | 'open' | 'kept' | 'clean' | 'suspect' | 'stale';

/** A store holds analyses of all types; `Store.get` gives them back their own. */
export type AnyAnalysis = Analysis<object, unknown, unknown, unknown>;

export const noSources: readonly Source[] = [];

export class Cell extends Source {
  readonly analysis: AnyAnalysis;
  readonly key: object;
  readonly context: unknown;
  detail: unknown;
  state: CellState = 'blank';
  /** The last settled answer, once there is one; equal answers keep it. */
  settled: { readonly answer: unknown } | undefined;
  /** The answer so far: while open the last approximation, while kept the provisional answer. */
  provisional: unknown;
  /** Its depth while it is open. */
  depth = 0;
  /** While kept: the shallowest open question it leant on. */
  low = 0;
  /** While kept: it leant on a question that was cut for being too far away. */
  isShort = false;
  /** The head of the knot in whose round before it was answered: it goes on from there. */
  #head: Frame | undefined;
  /** In the order they were read, so that none is looked at that an earlier change makes meaningless. */
  sources: readonly Source[] = noSources;

  /** For a firewall: where it puts itself when it may have changed, in place of making all that leans on it suspect. */
  readonly #doubtful: Cell[] | undefined;

  constructor(analysis: AnyAnalysis, key: object, context: unknown, detail: unknown, doubtful?: Cell[]) {
    super();
    this.#doubtful = doubtful;
    this.analysis = analysis;
    this.key = key;
    this.context = context;
    this.detail = detail;
  }

  subscribe(sources: readonly Source[]): void {
    this.sources = sources;
    for (const source of sources) source.addReader(this);
  }

  unsubscribe(): void {
    if (this.sources.length === 0) return;
    for (const source of this.sources) source.removeReader(this);
    this.sources = noSources;
  }

  /** Begins: from the least answer, or from the last round's while that knot is open. */
  open(depth: number, frames: readonly Frame[]): void {
    const goesOn = this.#head !== undefined && frames[this.#head.depth] === this.#head;
    if (!goesOn) this.provisional = this.analysis.bottom;
    this.#head = undefined;
    this.state = 'open';
    this.depth = depth;
    this.isShort = false;
  }

  /** Leant on what was open: to be asked again, in the next round of `head` if there is one. */
  forget(head: Frame | undefined): void {
    if (this.state !== 'kept') return;
    this.state = 'stale';
    this.#head = head;
  }

  /** The key has come elsewhere: a method whose text is the same may stand in another class now. */
  move(detail: unknown): void {
    this.detail = detail;
    if (this.state === 'clean' || this.state === 'suspect') this.spoil();
  }

  /** As if nobody had asked. */
  drop(): void {
    this.unsubscribe();
    this.settled = undefined;
    this.state = 'blank';
    this.#passOnDoubt();
  }

  /** Something this leans on has changed. */
  spoil(): void {
    this.unsubscribe();
    this.state = 'stale';
    this.#passOnDoubt();
  }

  /** Something this leans on may have changed. True where that makes its readers suspect, too. */
  doubt(): boolean {
    this.state = 'suspect';
    this.#doubtful?.push(this);
    return this.#doubtful === undefined;
  }

  #passOnDoubt(): void {
    if (this.#doubtful) this.#doubtful.push(this);
    else suspectReaders(this);
  }
}

export function suspectReaders(cell: Cell): void {
  const waiting: Cell[] = [cell];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const reader of next.readers) if (reader.state === 'clean' && reader.doubt()) waiting.push(reader);
  }
}
