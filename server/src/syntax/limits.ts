/**
 * Texts that are not worth parsing: a binary of 200 KB keeps the parser busy for seconds, and so does a line of
 * a million characters. A skipped file must be reported as skipped; nothing is found in it.
 */

import type { Characters } from '../base/edited-text.ts';

export type SkipReason = 'too-large' | 'line-too-long' | 'binary';

/** UTF-16 units. A text or a line of exactly the limit is still read. */
export const maxTextLength = 2_000_000;
export const maxLineLength = 20_000;
/** Where a NUL marks a binary; further on it is a slip of the editor. */
export const binaryPrefixLength = 8192;

/** Why the text must not be parsed; undefined when it may. */
export function skipReason(text: Characters): SkipReason | undefined {
  if (text.slice(0, binaryPrefixLength).includes('\0')) return 'binary';
  if (text.length > maxTextLength) return 'too-large';
  return hasLongLine(text) ? 'line-too-long' : undefined;
}

/** A line ends at LF, CR LF or a CR alone. */
function hasLongLine(text: Characters): boolean {
  for (let start = 0; start + maxLineLength < text.length; ) {
    const end = endOfLastLine(text, start, start + maxLineLength);
    if (end === undefined) return true;
    start = end;
  }
  return false;
}

/** Characters that are looked at together: each key press asks for the whole text, and most lines are shorter. */
const stride = 128;

/** Behind the last line end that starts in `[start, limit]`: lines before it are short enough. */
function endOfLastLine(text: Characters, start: number, limit: number): number | undefined {
  for (let end = limit + 1; end > start; end -= stride) {
    const from = Math.max(start, end - stride);
    const part = text.slice(from, end);
    const last = Math.max(part.lastIndexOf('\n'), part.lastIndexOf('\r'));
    if (last >= 0) return from + last + 1;
  }
  return undefined;
}
