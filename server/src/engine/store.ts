/**
 * Answers of analyses, kept right by what they read: a demand-driven incremental computation (the idea of Adapton and
 * Salsa). A changed input makes its readers stale and whatever leans on those suspect; nothing is computed before it is
 * asked for again; a suspect answer whose sources come out equal is right as it is.
 *
 * A question that leads back to itself: without `bottom` and `cut` it is a bug and throws. An answer that leant on a
 * question still open is kept only while that one is open, for asked from elsewhere it may come out differently. So
 * every settled answer is a function of the inputs alone, and a knot of n questions costs about n steps, not 2^n.
 */
import type { Analysis } from './analysis.ts';
import { type AnyAnalysis, Cell } from './cell.ts';
import { same } from './same.ts';
import type { Recorder, Source } from './source.ts';

/** A computation under way: what it read, and the depths of the open questions it leant on. */
interface Frame {
  readonly sources: Set<Source>;
  readonly leans: Set<number>;
  /** The depth of the first of a chain of questions that may be cut, and how many it has led to. */
  readonly chain: { readonly depth: number; steps: number } | undefined;
}

/** Chains of questions that may be cut: longer than this they are, and so are the rest after so many steps. */
const deepest = 48;
const mostSteps = 4000;

export class Store implements Recorder {
  readonly #recording: boolean;
  readonly #tables = new Map<AnyAnalysis, WeakMap<object, Cell>>();
  readonly #frames: Frame[] = [];
  /** Kept cells by the deepest open question they lean on: they go when it is answered. */
  readonly #leaning: Cell[][] = [];
  /** How many answers were computed: what an edit cost. */
  computed = 0;

  /** A store that does not record answers the same, and never notices a change: for programs checked once. */
  constructor(recording: boolean) {
    this.#recording = recording;
  }

  read(source: Source): void {
    if (this.#recording) this.#frames.at(-1)?.sources.add(source);
  }

  changed(source: Source): void {
    if (this.#frames.length > 0) throw new Error('an input changed during a computation');
    for (const reader of [...(source.readers ?? [])]) reader.spoil();
  }

  /** `detail` is what else the computation needs; at any time a key comes with one. */
  get<K extends object, R, C, D = undefined>(
    analysis: Analysis<K, R, C, D>,
    key: K,
    context: C,
    ...detail: D extends undefined ? [] : [D]
  ): R {
    const cell = this.#cell(analysis, key, context, detail[0]);
    if (cell.detail !== detail[0]) cell.move(detail[0]);
    if (cell.state === 'open') return this.#again(cell) as R;
    if (cell.state === 'kept') return this.#leant(cell.leans, cell.provisional) as R;
    if (cell.state !== 'clean' && !(cell.state === 'suspect' && this.#verify(cell))) {
      if (analysis.cut !== undefined && this.#tooFar()) return this.#leant([this.#frames.at(-1)?.chain?.depth ?? 0], analysis.cut) as R;
      this.#compute(cell);
      if (isKept(cell)) return this.#leant(cell.leans, cell.provisional) as R;
    }
    this.read(cell);
    return cell.settled?.answer as R;
  }

  /**
   * Lets go of answers that none of these lean on, such as those about text that is gone. Costs a walk over all that
   * is kept, so it is for now and then. Everything let go of is computed again when asked for.
   */
  sweep(needed: Iterable<readonly [AnyAnalysis, object]>): void {
    const reached = new Set<Source>();
    const waiting: Source[] = [...needed].flatMap(([analysis, key]) => this.#tables.get(analysis)?.get(key) ?? []);
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      if (next instanceof Cell) waiting.push(...next.sources);
    }
    for (const source of reached) for (const reader of [...(source.readers ?? [])]) if (!reached.has(reader)) reader.drop();
  }

  #cell(analysis: AnyAnalysis, key: object, context: unknown, detail: unknown): Cell {
    let table = this.#tables.get(analysis);
    if (!table) {
      table = new WeakMap();
      this.#tables.set(analysis, table);
    }
    let cell = table.get(key);
    if (!cell) {
      cell = new Cell(analysis, key, context, detail);
      table.set(key, cell);
    }
    return cell;
  }

  #tooFar(): boolean {
    const chain = this.#frames.at(-1)?.chain;
    return chain !== undefined && (this.#frames.length - chain.depth > deepest || chain.steps++ > mostSteps);
  }

  /** The question asked is open. */
  #again({ analysis, depth, provisional }: Cell): unknown {
    if (analysis.bottom === undefined && analysis.cut === undefined) throw new Error(`analysis ${analysis.name} needs itself`);
    return this.#leant([depth], provisional);
  }

  #leant(on: Iterable<number>, answer: unknown): unknown {
    const leans = this.#frames.at(-1)?.leans;
    for (const depth of on) leans?.add(depth);
    return answer;
  }

  /** Whether a suspect answer is right after all. */
  #verify(cell: Cell): boolean {
    for (const source of cell.sources) {
      if (source instanceof Cell && !this.#refreshed(source)) cell.spoil();
      if (cell.state !== 'suspect') return false;
    }
    cell.state = 'clean';
    return true;
  }

  /** Brings a source up to date, outside of what is being recorded; false when it leans on a question still open. */
  #refreshed(source: Cell): boolean {
    if (source.state === 'clean') return true;
    if (source.state === 'open' || source.state === 'kept') return false;
    this.#frames.push({ sources: new Set(), leans: new Set(), chain: undefined });
    try {
      if (source.state !== 'suspect' || !this.#verify(source)) this.#compute(source);
    } finally {
      this.#frames.pop();
    }
    // What they read is recorded nowhere, so nobody may lean on them.
    if (isKept(source)) for (const depth of source.leans) this.#forget(depth);
    return isClean(source);
  }

  #compute(cell: Cell): void {
    const { analysis } = cell;
    const depth = this.#frames.length;
    const outer = this.#frames.at(-1);
    const chain = analysis.cut === undefined ? undefined : (outer?.chain ?? { depth, steps: 0 });
    const frame: Frame = { sources: new Set(), leans: new Set(), chain };
    cell.unsubscribe();
    cell.state = 'open';
    cell.depth = depth;
    cell.provisional = analysis.bottom ?? analysis.cut;
    this.#frames.push(frame);
    try {
      let answer: unknown = this.#answer(cell);
      while (analysis.bottom !== undefined && frame.leans.has(depth) && !equal(analysis, cell.provisional, answer)) {
        cell.provisional = answer;
        this.#forget(depth);
        answer = this.#answer(cell);
      }
      cell.provisional = answer;
    } catch (error) {
      cell.state = 'stale';
      passOn(frame.sources, outer);
      throw error;
    } finally {
      this.#frames.pop();
      this.#forget(depth);
    }
    frame.leans.delete(depth);
    if (frame.leans.size === 0) this.#settle(cell, frame);
    else this.#keep(cell, frame, outer);
  }

  #answer({ analysis, key, context, detail }: Cell): unknown {
    this.computed += 1;
    return analysis.compute(key, context, detail);
  }

  #settle(cell: Cell, frame: Frame): void {
    const { analysis, settled, provisional } = cell;
    cell.provisional = undefined;
    cell.state = 'clean';
    cell.subscribe([...frame.sources]);
    if (settled && equal(analysis, settled.answer, provisional)) return;
    cell.settled = { answer: provisional };
    for (const reader of [...(cell.readers ?? [])]) reader.spoil();
  }

  #keep(cell: Cell, { sources, leans }: Frame, outer: Frame | undefined): void {
    cell.state = 'kept';
    cell.leans = leans;
    passOn(sources, outer);
    const last = Math.max(...leans);
    this.#leaning[last] ??= [];
    this.#leaning[last].push(cell);
  }

  #forget(depth: number): void {
    for (const cell of this.#leaning[depth] ?? []) if (cell.state === 'kept') cell.state = 'stale';
    this.#leaning[depth] = [];
  }
}

/** What an answer without a cell of its own was computed from counts for the one who asked. */
function passOn(sources: ReadonlySet<Source>, outer: Frame | undefined): void {
  for (const source of sources) outer?.sources.add(source);
}

/** A step of its own, for the compiler to see that calls change states. */
const isKept = (cell: Cell): boolean => cell.state === 'kept';
const isClean = (cell: Cell): boolean => cell.state === 'clean';

const equal = (analysis: AnyAnalysis, before: unknown, after: unknown): boolean => analysis.equals?.(before, after) ?? same(before, after);
