/**
 * Positions as the client counts them (line, and units of UTF-8, UTF-16 or UTF-32) to and from offsets in UTF-16
 * units. Whatever lies outside the text is moved to the nearest place inside: editors do send such positions when
 * an edit overtakes a request. Never errs for a position inside the text.
 */
import type { Position } from 'vscode-languageserver';
import type { Characters } from '../base/edited-text.ts';
import type { Lines } from './lines.ts';

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

/** A text with the places where its lines start. */
export interface LinedText {
  readonly text: Characters;
  readonly lines: Lines;
}

export function offsetOf({ text, lines }: LinedText, { line, character }: Position, encoding: Encoding): number {
  if (!(line >= 0)) return 0;
  const start = lines.startOf(Math.floor(line));
  if (start === undefined) return text.length;
  const end = endOfLine(text, start, lines.startOf(Math.floor(line) + 1) ?? text.length);
  if (!(character > 0)) return start;
  if (encoding === 'utf-16') return Math.min(start + Math.floor(character), end);
  return advance(text, start, end, character, encoding);
}

export function positionOf({ text, lines }: LinedText, offset: number, encoding: Encoding): Position {
  const inside = Math.max(0, Math.min(offset, text.length));
  const line = lines.at(inside);
  const start = lines.startOf(line) ?? 0;
  return { line, character: encoding === 'utf-16' ? inside - start : measure(text, start, inside, encoding) };
}

/** Before the line end that stands just before `next`, if there is one. */
function endOfLine(text: Characters, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}

/** `units` further than `start`; a position inside a character counts as the one before it. */
function advance(text: Characters, start: number, end: number, units: number, encoding: Encoding): number {
  let left = units;
  let at = start;
  while (at < end) {
    const point = text.codePointAt(at) ?? 0;
    left -= width(point, encoding);
    if (left < 0) return at;
    at += point > 0xffff ? 2 : 1;
  }
  return Math.min(at, end);
}

function measure(text: Characters, start: number, end: number, encoding: Encoding): number {
  let units = 0;
  for (let at = start; at < end; at++) {
    const point = text.codePointAt(at) ?? 0;
    // Half a character, cut by `end`, is not counted: the position is the one before it.
    if (point > 0xffff && at + 2 > end) break;
    units += width(point, encoding);
    if (point > 0xffff) at++;
  }
  return units;
}

/** A lone surrogate is sent as the replacement character, three bytes. */
function width(point: number, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1;
  if (encoding === 'utf-16') return point > 0xffff ? 2 : 1;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
