/**
 * Where the lines of a text start. A line ends at LF, CR LF or a bare CR, as Python and LSP count them, so
 * line numbers agree with what an editor shows. Exact: it never errs either way.
 */

export interface Position {
  /** From 0. */
  readonly line: number;
  /** UTF-16 units from 0. */
  readonly character: number;
}

/** Offsets at which lines start; the first is 0. A text has one line more than it has line ends. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  // Nearly all texts have no CR, and to look for one character is many times faster than to look at each.
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || (unit === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The line, from 0, that holds `offset`, of those from `first` up to `end`; offsets outside belong to the nearest of them. */
export function lineAt(starts: readonly number[], offset: number, first = 0, end = starts.length): number {
  let low = first;
  let high = Math.max(first, end - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** An offset below 0 is taken for 0. */
export function positionAt(starts: readonly number[], offset: number): Position {
  const line = lineAt(starts, offset);
  return { line, character: Math.max(offset, 0) - (starts[line] ?? 0) };
}

/** The offset of a position. A line or a character beyond the text, or beyond the end of its line, is taken for that end: an editor may be ahead of us. */
export function offsetAt(text: string, starts: readonly number[], { line, character }: Position): number {
  if (line < 0) return 0;
  const start = starts[line];
  if (start === undefined) return text.length;
  return start + Math.min(Math.max(character, 0), lineText(text, starts, line).length);
}

/** The text of a line without its line end; '' for a line that does not exist. */
export function lineText(text: string, starts: readonly number[], line: number): string {
  const start = starts[line];
  if (start === undefined) return '';
  let end = starts[line + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return text.slice(start, end);
}
