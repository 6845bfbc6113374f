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
    if (moved === undefined || offset < moved) return lineAt(this.#starts, offset, 0, this.#moved);
    return lineAt(this.#starts, offset - this.#shift, this.#moved);
  }

  /** With these starts in place of those of the lines `from` up to `to`; all behind them move. */
  replaced(from: number, to: number, inner: readonly number[], shift: number): Lines {
    if (this.#shift !== 0 && this.#moved !== to) return this.#settled().replaced(from, to, inner, shift);
    const isSame = inner.length === to - from && inner.every((start, index) => start === this.#starts[from + index]);
    const starts = isSame ? this.#starts : this.#starts.slice(0, from).concat(inner, this.#starts.slice(to));
    return new Lines(starts, from + inner.length, this.#shift + shift);
  }

  #settled(): Lines {
    return new Lines(
      this.#starts.map((_, line) => this.startOf(line) ?? 0),
      0,
      0,
    );
  }
}
