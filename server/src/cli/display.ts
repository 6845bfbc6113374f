/**
 * How text looks in a terminal: columns it takes, and text of the user made harmless. Every character that could
 * move the cursor, change a colour or turn the reading direction is shown as `�`. Widths err by a column
 * for characters on which terminals themselves disagree.
 */

/** Controls, bidirectional overrides, zero-width characters and lone surrogates; never part of what a reader must see. */
const unsafe = /[\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** One line, without anything a terminal would obey. */
export const harmless = (text: string): string => text.replace(unsafe, '\uFFFD');

const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18AFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]$/u;

const widthOf = (character: string): number => (wide.test(character) ? 2 : zeroWidth.test(character) ? 0 : 1);

export const displayWidth = (text: string): number => [...text].reduce((width, character) => width + widthOf(character), 0);

const tabWidth = 4;

/** A piece of a source line as it is printed, and the columns a marked part of it takes. */
export interface Excerpt {
  readonly text: string;
  /** Columns before the mark, and of the mark itself; the mark takes at least one. */
  readonly before: number;
  readonly marked: number;
}

/** UTF-16 units kept on either side of a mark's start: a line may have a million. */
const context = 120;

/** Shows `line` around the mark from `start` to `end` (UTF-16 units of the line, end exclusive); what is cut off is shown as `…`. */
export function excerpt(line: string, start: number, end: number): Excerpt {
  const from = start > context ? start - context / 2 : 0;
  const to = Math.max(Math.min(line.length, from + 2 * context), start);
  const head = from > 0 ? '…' : '';
  const before = expand(line.slice(from, start), displayWidth(head));
  const marked = expand(line.slice(start, Math.min(end, to)), before.column);
  const after = expand(line.slice(Math.min(end, to), to), marked.column);
  const text = `${head}${before.text}${marked.text}${after.text}`.trimEnd() + (to < line.length ? '…' : '');
  return { text, before: before.column, marked: Math.max(1, marked.column - before.column) };
}

/** Tabs become spaces up to the next multiple of the tab width; `column` is where the text starts, then where it ends. */
function expand(raw: string, column: number): { readonly text: string; readonly column: number } {
  let text = '';
  let at = column;
  for (const character of raw) {
    const shown = character === '\t' ? ' '.repeat(tabWidth - (at % tabWidth)) : harmless(character);
    text += shown;
    at += character === '\t' ? shown.length : widthOf(shown);
  }
  return { text, column: at };
}
