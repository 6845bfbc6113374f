/**
 * Where the lines of a document start, edit after edit. Who types in one line moves all lines behind it: that is said once,
 * not for each of them. Nothing changes in place: answers under way still count in the text before.
 */
import { lineAt, lineStarts } from '../base/line-index.ts';

export class Lines {
  readonly #starts: readonly number[];
  /** Lines from this one on start so much further on. */
  readonly #moved: number;
  readonly #shift: number;

  private constructor(starts: readonly number[], moved: number, shift: number) {
    this.#starts = starts;
    this.#moved = moved;
    this.#shift = shift;
  }

  static of(text: string): Lines {
    return new Lines(lineStarts(text), 0, 0);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Undefined for a line that does not exist. */
  startOf(line: number): number | undefined {
    const start = this.#starts[line];
    return start === undefined || line < this.#moved ? start : start + this.#shift;
  }

  /** The line that holds the offset; offsets beyond the text belong to the last line. */
  at(offset: number): number {
    const moved = this.startOf(this.#moved);
    if (moved === undefined || offset < moved) return Math.min(lineAt(this.#starts, offset), Math.max(0, this.#moved - 1));
    return Math.max(this.#moved, lineAt(this.#starts, offset - this.#shift));
  }

  /** With these starts in place of those of the lines `from` up to `to`; all behind them move. */
  replaced(from: number, to: number, inner: readonly number[], shift: number): Lines {
    const isSame = inner.length === to - from && inner.every((start, index) => start === this.startOf(from + index));
    if (isSame && (this.#shift === 0 || this.#moved === to)) return new Lines(this.#starts, to, this.#shift + shift);
    const starts = [...this.#starts.slice(0, from).map((_, line) => this.startOf(line) ?? 0), ...inner];
    for (let line = to; line < this.count; line += 1) starts.push((this.startOf(line) ?? 0) + shift);
    return new Lines(starts, 0, 0);
  }
}
