/**
 * A text that somebody types into, one after each key press. Half a million characters copied at each would cost more than
 * what is to be said of them, and make the garbage that the longest answers wait for: so a text is the one before with a
 * stretch of it replaced, for as long as the edits stay near each other. Offsets in UTF-16 units.
 */
import type { Span, TextEdit } from './span.ts';

/** What of a string is asked of texts that are edited. */
export type Characters = Pick<string, 'length' | 'slice' | 'charAt' | 'charCodeAt' | 'codePointAt' | 'indexOf' | 'lastIndexOf'>;

/** Replaced stretches longer than this make a string of the whole. */
const longest = 4096;

export class EditedText implements Characters {
  /** `#middle` stands in place of what `#base` has from `#start` to `#end`. */
  readonly #base: string;
  readonly #start: number;
  readonly #end: number;
  readonly #middle: string;
  #whole: string | undefined;

  private constructor(base: string, { start, end }: Span, middle: string) {
    this.#base = base;
    this.#start = start;
    this.#end = end;
    this.#middle = middle;
  }

  static of(text: string | EditedText): EditedText {
    return typeof text === 'string' ? new EditedText(text, { start: 0, end: 0 }, '') : text;
  }

  /** All of it in one string: copied when first asked for. */
  get whole(): string {
    this.#whole ??= this.#base.slice(0, this.#start) + this.#middle + this.#base.slice(this.#end);
    return this.#whole;
  }

  get length(): number {
    return this.#base.length + this.#shift;
  }

  /** The span must lie in the text. */
  edited({ span, newText }: TextEdit): EditedText {
    const start = Math.min(span.start, this.#start);
    const end = Math.max(span.end, this.#behind);
    if (end - start + newText.length > longest) return new EditedText(this.whole, span, newText);
    const middle = this.slice(start, span.start) + newText + this.slice(span.end, end);
    return new EditedText(this.#base, { start, end: end - this.#shift }, middle);
  }

  /** What differs from a text before it, as far as that is known: undefined when the two have been typed into far apart. */
  changeSince(before: EditedText): Span | undefined {
    if (before.#base !== this.#base) return undefined;
    const end = Math.max(this.#end, before.#end);
    return { start: Math.min(this.#start, before.#start), end: end + this.#shift };
  }

  slice(from = 0, to = this.length): string {
    const [start, end] = [this.#inside(from), this.#inside(to)];
    if (end <= this.#start) return this.#base.slice(start, Math.max(start, end));
    if (start >= this.#behind) return this.#base.slice(start - this.#shift, Math.max(start, end) - this.#shift);
    return (
      this.#base.slice(Math.min(start, this.#start), this.#start) +
      this.#middle.slice(Math.max(0, start - this.#start), end - this.#start) +
      this.#base.slice(this.#end, Math.max(this.#end, end - this.#shift))
    );
  }

  charAt(index: number): string {
    return this.slice(index, index + 1);
  }

  charCodeAt(index: number): number {
    if (index < this.#start) return this.#base.charCodeAt(index);
    if (index >= this.#behind) return this.#base.charCodeAt(index - this.#shift);
    return this.#middle.charCodeAt(index - this.#start);
  }

  codePointAt(index: number): number | undefined {
    return index < 0 ? undefined : this.slice(index, index + 2).codePointAt(0);
  }

  indexOf(search: string, from = 0): number {
    const reach = search.length - 1;
    if (from + reach < this.#start) {
      const found = this.#base.indexOf(search, from);
      if (found >= 0 && found + reach < this.#start) return found;
    }
    const near = Math.max(from, this.#start - reach);
    const inside = this.slice(near, this.#behind + reach).indexOf(search);
    if (near < this.#behind && inside >= 0) return near + inside;
    const behind = this.#base.indexOf(search, Math.max(from, this.#behind) - this.#shift);
    return behind < 0 ? -1 : behind + this.#shift;
  }

  lastIndexOf(search: string, from = this.length): number {
    const reach = search.length - 1;
    if (from >= this.#behind) {
      const found = this.#base.lastIndexOf(search, from - this.#shift);
      if (found >= this.#end) return found + this.#shift;
    }
    const near = Math.max(0, this.#start - reach);
    const inside = from < near ? -1 : this.slice(near, this.#behind + reach).lastIndexOf(search, from - near);
    return inside >= 0 ? near + inside : this.#lastBefore(search, Math.min(from, this.#start - reach - 1));
  }

  #lastBefore(search: string, from: number): number {
    return from < 0 ? -1 : this.#base.lastIndexOf(search, from);
  }

  /** Behind what was replaced. */
  get #behind(): number {
    return this.#start + this.#middle.length;
  }

  /** How much further on all behind stands. */
  get #shift(): number {
    return this.#middle.length - (this.#end - this.#start);
  }

  #inside(offset: number): number {
    return offset < 0 ? Math.max(0, this.length + offset) : Math.min(offset, this.length);
  }
}
