/**
 * The text as the parser reads it. Tree-sitter's Python knows LF and CRLF; a CR alone, which LSP and Python
 * also take for a line end, is handed over as LF. The length stays, so no offset moves.
 */
import type { Characters, EditedText } from '../base/edited-text.ts';
import type { TextEdit } from '../base/span.ts';

/** Whole texts are read in large pieces, so that the parser rarely asks. After an edit it reads a few words in many places. */
const chunkLength = 512;
const smallChunkLength = 64;

/** Hands a text out to the parser: a third faster than the whole text at once. */
export function chunkReader(text: Characters, isEdited: boolean): (index: number) => string {
  const length = isEdited ? smallChunkLength : chunkLength;
  return (index) => text.slice(index, index + length);
}

export const normalizeLineEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text);

/**
 * What `normalizeLineEnds` makes of the text after an edit, from what it made of the text before: only a CR just before
 * the edit may have lost, or found, its LF.
 */
export function normalizedEdit(before: EditedText, { span, newText }: TextEdit, after: Characters): EditedText {
  const start = Math.max(0, span.start - 1);
  const end = span.start + newText.length;
  const changed = normalizeLineEnds(after.slice(start, end + 1)).slice(0, end - start);
  return before.edited({ span: { start, end: span.end }, newText: changed });
}

export interface Point {
  readonly row: number;
  readonly column: number;
}

/**
 * Lines and columns, from 0, in a text whose lines end in LF. Counts from the place last asked for: who types stays near
 * it, and counting the lines of a long text costs as much as parsing an edit of it. That place must not lie behind a
 * change of the text.
 */
export class Points {
  #offset = 0;
  #row = 0;

  at(text: Characters, offset: number): Point {
    const isNear = Math.abs(offset - this.#offset) <= offset;
    const from = isNear ? this.#offset : 0;
    const row = isNear ? this.#row : 0;
    this.#row = offset >= from ? row + linesIn(text, from, offset) : row - linesIn(text, offset, from);
    this.#offset = offset;
    return { row: this.#row, column: offset === 0 ? 0 : offset - text.lastIndexOf('\n', offset - 1) - 1 };
  }
}

function linesIn(text: Characters, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The text after the edit. Offsets outside the text are taken for its ends: an editor may be ahead of us. */
export function clampEdit({ span, newText }: TextEdit, length: number): TextEdit {
  const start = Math.min(Math.max(span.start, 0), length);
  return { span: { start, end: Math.min(Math.max(span.end, start), length) }, newText };
}
