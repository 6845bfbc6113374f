/**
 * Answers of analyses, kept right by what they read: a demand-driven incremental computation (the idea of Adapton and
 * Salsa). A changed input makes its readers stale and whatever leans on those suspect; nothing is computed before it is
 * asked for again; a suspect answer whose sources come out equal is right as it is.
 *
 * Questions that lead back to each other are a knot, found as Tarjan finds strongly connected components: the first one
 * asked is its head. They are answered together, from the `bottom` up, round by round until nothing changes, and settled
 * together, so a knot of n questions costs n steps a round, and every settled answer is a function of the inputs alone.
 */
import type { Analysis } from './analysis.ts';
import { type AnyAnalysis, Cell, cellsOf, noSources, suspectReaders } from './cell.ts';
import { type Frame, passOn } from './frame.ts';
import { Paused } from './paused.ts';
import { conclude, equal, isClean, isKept, knotOf, saysNothing } from './settling.ts';
import type { Recorder, Source } from './source.ts';
import { Stopped } from './stopped.ts';
import { absent, answerOf, asking, unrecorded } from './unrecorded.ts';

/** Chains of questions that may be cut are cut where they are longer than this. */
const deepest = 96;

/** So near to the first of a chain that is cut, a question has had a long way to look, too. */
const nearest = 32;

/** So many sources are looked at sooner than it is found out which: whether one firewall is among them, or any. */
const fewSources = 8;

/** An attempt that asks more questions than so many times what it has settled is still coming back to where the last one was stopped. */
const mostQuestions = 32;

/** Rounds after which an answer that still changes is taken to be the `cut`; a monotone analysis needs fewer. */
const mostRounds = 12;

export class Store implements Recorder {
  readonly isRecording: boolean;
  /** Of a store that does not record, an answer takes the place of its cell once it is settled: nobody will ask how it came about. */
  readonly #tables = new Map<AnyAnalysis, Map<object, unknown>>();
  readonly #frames: Frame[] = [];
  /** Answers that lean on open questions, in the order they came. */
  readonly #kept: Cell[] = [];
  /** Answers that are firewalls, and may have changed. */
  readonly #doubtful: Cell[] = [];
  /** Answers that somebody leant on, and nobody did any more at a time. */
  readonly #orphans: Cell[] = [];
  #round = 0;
  /** What the last attempt was at. */
  readonly #stopped = new Stopped();
  /** Says that an attempt has to end. */
  #shouldPause: (() => boolean) | undefined;
  /** How many answers an attempt has settled, and how many questions it has asked for them. */
  #settled = 0;
  #asked = 0;
  /** How many answers were computed: what an edit cost. */
  computed = 0;

  /** A store that does not record answers the same, and never notices a change: for programs checked once. */
  constructor(recording: boolean) {
    this.isRecording = recording;
  }

  read(source: Source): void {
    if (this.isRecording) this.#frames.at(-1)?.sources.add(source);
  }

  changed(source: Source): void {
    if (this.#frames.length > 0) throw new Error('an input changed during a computation');
    this.#stopped.clear();
    for (const reader of source.readers) reader.spoil();
  }

  /** `detail` is what else the computation needs; at any time a key comes with one. */
  get<K extends object, R, C>(analysis: Analysis<K, R, C>, key: K, context: C): R;
  get<K extends object, R, C, D>(analysis: Analysis<K, R, C, D>, key: K, context: C, detail: D): R;
  get<K extends object, R, C>(analysis: Analysis<K, R, C, unknown>, key: K, context: C, detail?: unknown): R {
    this.#asked += 1;
    if (this.#doubtful.length > 0 && this.#frames.length === 0) this.#refreshWhole();
    const table = this.#table(analysis);
    const known = table.get(key);
    if (known !== undefined && !(known instanceof Cell)) return answerOf(known, analysis) as R;
    if (!known && !this.isRecording && analysis.bottom === undefined && analysis.cut === undefined)
      return this.#once(analysis, key, context, detail, table) as R;
    const cell = known ?? this.#cell(analysis, key, context, detail, table);
    if (cell.detail !== detail) cell.move(detail);
    if (cell.state === 'open') return this.#again(cell) as R;
    if (cell.state === 'suspect') this.#verify(cell);
    if (!isClean(cell) && !isKept(cell)) {
      if (analysis.cut !== undefined && this.#tooFar()) return this.#cutShort(analysis.cut) as R;
      this.#compute(cell);
    }
    if (isKept(cell)) return this.#leant(cell, cell.provisional) as R;
    this.read(cell);
    return cell.settled as R;
  }

  /**
   * Asks, but not for longer than `shouldPause` allows: undefined then. It stops between two answers, not inside a knot, and
   * not before some answers more are settled, so to try again and again leads to the end, however long the way back.
   */
  attempt<T>(ask: () => T, shouldPause: () => boolean): { readonly answer: T } | undefined {
    this.#shouldPause = shouldPause;
    this.#settled = 0;
    this.#asked = 0;
    try {
      this.#stopped.askAgain(({ analysis, key, context, detail }) => this.get(analysis, key, context, detail));
      return { answer: ask() };
    } catch (error) {
      if (error instanceof Paused) return undefined;
      throw error;
    } finally {
      this.#shouldPause = undefined;
    }
  }

  /** Lets go of answers that somebody leant on and nobody leans on now: most of what an edit leaves behind. For when nobody waits. */
  tidy(): void {
    for (let cell = this.#orphans.pop(); cell; cell = this.#orphans.pop()) {
      if (cell.isRead || cell.state === 'blank') continue;
      cell.drop(this.#orphans);
      this.#tables.get(cell.analysis)?.delete(cell.key);
    }
  }

  /**
   * Lets go of answers that none of these lean on, such as those about text that is gone. Costs a walk over all that
   * is kept, so it is for now and then. Everything let go of is computed again when asked for.
   */
  sweep(needed: Iterable<readonly [AnyAnalysis, object]>): void {
    const reached = new Set<Source>();
    const waiting: Source[] = [...needed].flatMap(([analysis, key]) => cellsOf([this.#tables.get(analysis)?.get(key)]));
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      if (next instanceof Cell) waiting.push(...next.sources);
    }
    for (const source of reached) for (const reader of source.readers) if (!reached.has(reader)) reader.drop(this.#orphans);
    for (const table of this.#tables.values()) {
      for (const cell of cellsOf(table.values())) {
        if (reached.has(cell)) continue;
        cell.drop(this.#orphans);
        table.delete(cell.key);
      }
    }
    this.#orphans.length = 0;
  }

  #table(analysis: AnyAnalysis): Map<object, unknown> {
    let table = this.#tables.get(analysis);
    if (!table) {
      table = new Map();
      this.#tables.set(analysis, table);
    }
    return table;
  }

  #cell(analysis: AnyAnalysis, key: object, context: unknown, detail: unknown, table: Map<object, unknown>): Cell {
    const cell = new Cell(analysis, key, context, detail, key === context || analysis.firewall ? this.#doubtful : undefined);
    table.set(key, cell);
    return cell;
  }

  /** Where nothing is recorded, a question that never leads back to itself needs no cell, unless it leans on an open one. */
  #once(analysis: AnyAnalysis, key: object, context: unknown, detail: unknown, table: Map<object, unknown>): unknown {
    if (this.#isTimeUp()) throw new Paused();
    const frame = this.#begin(undefined);
    table.set(key, asking);
    this.#frames.push(frame);
    let answer: unknown;
    try {
      this.computed += 1;
      answer = analysis.compute(key, context, detail);
    } catch (error) {
      this.#forget(frame.kept);
      table.delete(key);
      throw error;
    } finally {
      this.#frames.pop();
    }
    if (frame.low >= frame.depth && this.#kept.length === frame.kept) {
      this.#settled += 1;
      table.set(key, answer === undefined ? absent : answer);
      return answer;
    }
    const cell = this.#cell(analysis, key, context, detail, table);
    cell.provisional = answer;
    if (frame.low >= frame.depth) this.#settle(cell, frame);
    else this.#keep(cell, frame, this.#frames.at(-1));
    return isKept(cell) ? this.#leant(cell, answer) : answer;
  }

  #tooFar(): boolean {
    const chain = this.#frames.at(-1)?.chain;
    return chain !== undefined && this.#frames.length - chain > deepest;
  }

  /** Only the first of the chain and those near it may keep what comes of it: everybody else sees farther when asked alone. */
  #cutShort(answer: unknown): unknown {
    const frame = this.#frames.at(-1);
    if (frame) {
      frame.low = Math.min(frame.low, frame.chain ?? 0);
      frame.isShort = true;
    }
    return answer;
  }

  /** The question asked is open. */
  #again(cell: Cell): unknown {
    const { analysis, depth, provisional } = cell;
    if (analysis.bottom === undefined) throw new Error(`analysis ${analysis.name} needs itself`);
    const asked = this.#frames[depth];
    if (asked) asked.isAsked = true;
    cell.low = depth;
    return this.#leant(cell, provisional);
  }

  #leant({ low, isShort }: Cell, answer: unknown): unknown {
    const frame = this.#frames.at(-1);
    if (frame) {
      frame.low = Math.min(frame.low, low);
      frame.isShort ||= isShort;
    }
    return answer;
  }

  /** Clean, if a suspect answer is right after all; else stale. A source may have asked for it, so it may have been answered anew meanwhile. */
  #verify(cell: Cell): void {
    for (const source of this.#inDoubt(cell)) {
      if (!(source instanceof Cell) || isClean(source)) continue;
      if (!this.#refreshed(source) && cell.state === 'suspect') cell.spoil();
      if (cell.state !== 'suspect') return;
    }
    cell.clear();
  }

  /** What to look at, in the order it was read: of a join over thousands the few that may have changed. A firewall in doubt has told nobody. */
  #inDoubt(cell: Cell): readonly Source[] {
    const { doubts, sources } = cell;
    if (!doubts || sources.length <= fewSources * (1 + this.#doubtful.length)) return sources;
    const found: readonly Source[] = [...new Set([...doubts, ...this.#doubtful.filter((firewall) => firewall.isReadBy(cell))])];
    if (found.length === 1) return found;
    const placed = found.map((source) => ({ source, at: sources.indexOf(source) }));
    return placed.sort((a, b) => a.at - b.at).map(({ source }) => source);
  }

  /**
   * Firewalls come first, such as all answers about the whole program: nearly everything leans on them, and they mostly
   * come out equal. What leans on them is suspect only once they have changed. What a sweep let go of nobody leans on.
   */
  #refreshWhole(): void {
    const refreshed = new Set<Cell>();
    for (let cell = this.#doubtful.pop(); cell; cell = this.#doubtful.pop()) {
      if (isClean(cell) || cell.state === 'blank') continue;
      // Two that share a knot may make each other doubtful time and again: the second time it is an answer like any other.
      if (refreshed.has(cell)) suspectReaders(cell);
      else this.#refreshFirst(cell, refreshed);
    }
  }

  #refreshFirst(cell: Cell, refreshed: Set<Cell>): void {
    refreshed.add(cell);
    try {
      this.#refreshed(cell);
    } catch (error) {
      if (error instanceof Paused) {
        this.#doubtful.push(cell);
        throw error;
      }
      // Whoever asks for it will hear of it.
      suspectReaders(cell);
    }
  }

  /** Brings a source up to date, outside of what is being recorded; false when it leans on a question still open. */
  #refreshed(source: Cell): boolean {
    if (source.state === 'suspect') this.#verify(source);
    if (isClean(source)) return true;
    if (source.state === 'open' || source.state === 'kept') return false;
    const frame = this.#begin(undefined);
    this.#frames.push(frame);
    try {
      this.#compute(source);
    } finally {
      this.#frames.pop();
      // What they read is recorded nowhere, so nobody may lean on them.
      this.#forget(frame.kept);
    }
    return isClean(source);
  }

  #begin(chain: number | undefined): Frame {
    const depth = this.#frames.length;
    const kept = this.#kept.length;
    const sources = this.isRecording ? new Set<Source>() : unrecorded;
    return { sources, depth, chain, kept, low: depth, isAsked: false, isUnsettled: false, isShort: false };
  }

  /** An open question somebody has asked again is the head of a knot: nothing in it is settled before it is, so all would be lost. */
  #isTimeUp(): boolean {
    if (this.#settled * mostQuestions < this.#asked || this.#kept.length > 0 || !this.#shouldPause?.()) return false;
    return !this.#frames.some(({ isAsked }) => isAsked);
  }

  #compute(cell: Cell): void {
    if (this.#isTimeUp()) throw new Paused();
    const { analysis } = cell;
    const outer = this.#frames.at(-1);
    const frame = this.#begin(analysis.cut === undefined ? undefined : (outer?.chain ?? this.#frames.length));
    cell.open(frame.depth, this.#frames);
    this.#frames.push(frame);
    try {
      this.#approach(cell, frame);
    } catch (error) {
      this.#forget(frame.kept);
      cell.state = 'stale';
      if (error instanceof Paused) this.#stopped.add(cell);
      else passOn(frame.sources, outer);
      throw error;
    } finally {
      this.#frames.pop();
    }
    if (frame.low >= frame.depth) this.#settle(cell, frame);
    else this.#keep(cell, frame, outer);
  }

  /**
   * The answer so far, round by round where this is the head of a knot. One that goes on in the round of an outer knot counts
   * on from there: were it to begin anew, what is cut out there would be taken back in here, time and again.
   */
  #approach(cell: Cell, frame: Frame): void {
    this.#approximate(cell, frame);
    const outerRound = this.#round;
    for (let round = cell.goesOn ? outerRound + 1 : 1; frame.isUnsettled && frame.low >= frame.depth; round += 1) {
      frame.isUnsettled = false;
      this.#forget(frame.kept, frame);
      cell.goesOn = true;
      this.#round = round;
      try {
        this.#approximate(cell, frame);
      } finally {
        this.#round = outerRound;
      }
    }
    const shared = frame.isUnsettled ? this.#frames[frame.low] : undefined;
    if (shared) shared.isUnsettled = true;
  }

  #approximate(cell: Cell, frame: Frame): void {
    const { analysis, provisional } = cell;
    let answer = this.#answer(cell);
    if (frame.isAsked) {
      const isWide = cell.goesOn && this.#round > mostRounds && analysis.cut !== undefined;
      if (isWide && (provisional === analysis.cut || !equal(analysis, provisional, answer))) answer = analysis.cut;
      if (answer !== provisional && !equal(analysis, provisional, answer)) frame.isUnsettled = true;
    }
    cell.provisional = answer;
  }

  #answer({ analysis, key, context, detail }: Cell): unknown {
    this.computed += 1;
    return analysis.compute(key, context, detail);
  }

  /** With the head, the members of its knot are settled, all by what any of them read. */
  #settle(head: Cell, frame: Frame): void {
    if (this.#kept.length === frame.kept && !frame.isAsked) {
      this.#conclude(head, this.isRecording ? [...frame.sources] : noSources);
      return;
    }
    const members = this.#kept.splice(frame.kept);
    for (const cell of members) if (cell.isShort && cell.depth - head.depth > nearest) cell.forget(undefined);
    const settled = [head, ...members.filter(isKept)];
    if (frame.isAsked && settled.every(saysNothing)) for (const cell of settled) cell.provisional = cell.analysis.cut ?? cell.provisional;
    const sources = [...frame.sources];
    const shared = settled.length > 1 && sources.length > 1 ? [knotOf(sources)] : sources;
    for (const cell of settled) this.#conclude(cell, shared);
  }

  #conclude(cell: Cell, sources: readonly Source[]): void {
    this.#settled += 1;
    conclude(cell, sources, this.#orphans);
    if (!this.isRecording) this.#table(cell.analysis).set(cell.key, cell.settled === undefined ? absent : cell.settled);
  }

  #keep(cell: Cell, { sources, depth, low, isShort, kept }: Frame, outer: Frame | undefined): void {
    for (let index = kept; index < this.#kept.length; index += 1) {
      const member = this.#kept[index];
      if (member) member.low = Math.min(member.low, low);
    }
    cell.state = 'kept';
    cell.depth = depth;
    cell.low = low;
    cell.isShort = isShort;
    this.#kept.push(cell);
    passOn(sources, outer);
  }

  /** What came after the first `count`, to be asked again, in the next round of `head` if there is one. */
  #forget(count: number, head?: Frame): void {
    for (const cell of this.#kept.splice(count)) cell.forget(head);
  }
}
