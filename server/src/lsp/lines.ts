/**
 * Where the lines of a document start, edit after edit. Edits follow each other in one place: the lines there are those of
 * a text before with a stretch replaced, and all behind it start so much further on, so no key press copies as many starts
 * as there are lines. Nothing changes in place: answers under way still count in the text before.
 */
import { lineAt, lineStarts } from '../base/line-index.ts';

/** Lines that a stretch may have before what it was put into is made one list with it. */
const longestStretch = 512;

/** What stands in place of the lines `from` up to `to` of the text before, and how much further on all behind them start. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly inner: readonly number[];
  readonly shift: number;
}

const nothingReplaced: Stretch = { from: 0, to: 0, inner: [], shift: 0 };

export class Lines {
  readonly #before: readonly number[];
  readonly #stretch: Stretch;

  private constructor(before: readonly number[], stretch: Stretch) {
    this.#before = before;
    this.#stretch = stretch;
  }

  static of(text: string): Lines {
    return new Lines(lineStarts(text), nothingReplaced);
  }

  get count(): number {
    const { from, to, inner } = this.#stretch;
    return this.#before.length - (to - from) + inner.length;
  }

  /** Undefined for a line that does not exist. */
  startOf(line: number): number | undefined {
    const { from, to, inner, shift } = this.#stretch;
    if (line < from) return this.#before[line];
    if (line < from + inner.length) return inner[line - from];
    const start = this.#before[line - inner.length - from + to];
    return start === undefined ? undefined : start + shift;
  }

  /** The line that holds the offset; offsets beyond the text belong to the last line. */
  at(offset: number): number {
    const { from, to, inner, shift } = this.#stretch;
    const end = from + inner.length;
    if (offset >= (this.startOf(end) ?? Number.POSITIVE_INFINITY)) return lineAt(this.#before, offset - shift, to) + end - to;
    return offset < (inner[0] ?? Number.POSITIVE_INFINITY) ? lineAt(this.#before, offset, 0, from) : lineAt(inner, offset) + from;
  }

  /** With these starts in place of those of the lines `from` up to `to`; all behind them move. */
  replaced(from: number, to: number, inner: readonly number[], shift: number): Lines {
    const known = this.#stretch;
    if (known === nothingReplaced) return new Lines(this.#before, { from, to, inner, shift });
    const knownEnd = known.from + known.inner.length;
    const first = Math.min(from, known.from);
    const end = Math.max(to, knownEnd);
    if (end - first > longestStretch) return new Lines(this.#startsOf(0, this.count), nothingReplaced).replaced(from, to, inner, shift);
    const moved = this.#startsOf(to, end).map((start) => start + shift);
    return new Lines(this.#before, {
      from: first,
      to: known.to + end - knownEnd,
      inner: [...this.#startsOf(first, from), ...inner, ...moved],
      shift: known.shift + shift,
    });
  }

  #startsOf(from: number, to: number): readonly number[] {
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => this.startOf(from + index) ?? 0);
  }
}
