/**
 * The text as the parser reads it. Tree-sitter's Python knows LF and CRLF; a CR alone, which LSP and Python
 * also take for a line end, is handed over as LF. The length stays, so no offset moves.
 */
import type { TextEdit } from '../base/span.ts';

export const normalizeLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text);

export interface Point {
  readonly row: number;
  readonly column: number;
}

/** Line and column, from 0, in a text whose lines end in LF. */
export function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', lineStart)) {
    row += 1;
    lineStart = end + 1;
  }
  return { row, column: offset - lineStart };
}

/** The text after the edit. Offsets outside the text are taken for its ends: an editor may be ahead of us. */
export function clampEdit({ span, newText }: TextEdit, length: number): TextEdit {
  const start = Math.min(Math.max(span.start, 0), length);
  return { span: { start, end: Math.min(Math.max(span.end, start), length) }, newText };
}
