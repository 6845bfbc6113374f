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

/** In place of an answer. */
export const unanswered = Symbol('unanswered');

/** More doubts than this are not told apart: all sources are looked at. */
const mostDoubts = 16;

export class Cell extends Source {
  readonly analysis: AnyAnalysis;
  readonly key: object;
  readonly context: unknown;
  detail: unknown;
  state: CellState = 'blank';
  /** The last settled answer, or `unanswered`; equal answers keep it. */
  settled: unknown = unanswered;
  /** The answer so far: while open the last approximation, while kept the provisional answer. */
  provisional: unknown;
  /** While open or kept: how many questions were under way when it was asked. */
  depth = 0;
  /** While open: it was answered before in this knot, and its last answer is where it began. */
  goesOn = false;
  /** While kept: the shallowest open question it leant on. */
  low = 0;
  /** While kept: it leant on a question that was cut for being too far away. */
  isShort = false;
  /** The head of the knot in whose round before it was answered: it goes on from there. */
  #head: Frame | undefined;
  /** Of the answer it had last, in the order they were read, so that none is looked at that an earlier change makes meaningless. */
  sources: readonly Source[] = noSources;
  /** While suspect: the sources it is suspect for; undefined where they are too many. */
  doubts: Cell[] | undefined;

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

  /** These are what it leans on from now on: those it leant on before hear of no change. What nobody leans on any more is put to `orphans`. */
  subscribe(sources: readonly Source[], orphans: Cell[]): void {
    const before = this.sources;
    const kept = commonLength(before, sources);
    if (kept === before.length && kept === sources.length) return;
    this.sources = sources;
    for (let index = kept; index < sources.length; index += 1) sources[index]?.addReader(this);
    if (kept === before.length) return;
    const present = new Set(sources);
    for (let index = kept; index < before.length; index += 1) {
      const source = before[index];
      if (!source || present.has(source)) continue;
      source.removeReader(this);
      if (source instanceof Cell && !source.isRead) orphans.push(source);
    }
  }

  /** Begins: from the least answer, or from the last round's while that knot is open. */
  open(depth: number, frames: readonly Frame[]): void {
    this.goesOn = this.#head !== undefined && frames[this.#head.depth] === this.#head;
    if (!this.goesOn) this.provisional = this.analysis.bottom;
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
    this.spoil();
  }

  /** As if nobody had asked. What nobody leans on any more is put to `orphans`. */
  drop(orphans: Cell[]): void {
    this.subscribe(noSources, orphans);
    this.settled = unanswered;
    this.state = 'blank';
    this.doubts = undefined;
    this.#passOnDoubt();
  }

  /** Something this leans on has changed. While it is computed again nobody asks what it was before. */
  spoil(): void {
    if (this.state !== 'clean' && this.state !== 'suspect') return;
    const wasClean = this.state === 'clean';
    this.state = 'stale';
    this.doubts = undefined;
    if (wasClean) this.#passOnDoubt();
  }

  /** `source`, which this leans on, may have changed. True where that makes its readers suspect, too. */
  doubt(source: Cell): boolean {
    if (this.state === 'suspect') this.#doubtAlso(source);
    if (this.state !== 'clean') return false;
    this.state = 'suspect';
    this.doubts = [source];
    this.#doubtful?.push(this);
    return this.#doubtful === undefined;
  }

  #doubtAlso(source: Cell): void {
    if (!this.doubts) return;
    if (this.doubts.length === mostDoubts) this.doubts = undefined;
    else this.doubts.push(source);
  }

  /** Right as it is. */
  clear(): void {
    this.state = 'clean';
    this.doubts = undefined;
  }

  #passOnDoubt(): void {
    if (this.#doubtful) this.#doubtful.push(this);
    else suspectReaders(this);
  }
}

/** Those of a table that have not come to rest for good. */
export const cellsOf = (kept: Iterable<unknown>): readonly Cell[] => [...kept].filter((each) => each instanceof Cell);

export function suspectReaders(cell: Cell): void {
  const waiting: Cell[] = [cell];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const reader of next.readers) if (reader.doubt(next)) waiting.push(reader);
  }
}

/** How many are the same from the first one on. */
function commonLength(a: readonly Source[], b: readonly Source[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}
