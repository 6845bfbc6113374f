/** What clients send, as offsets and plain data. Whatever a client may get wrong is put right or refused here. */
import type { Range } from 'vscode-languageserver';
import type { Span } from '../base/span.ts';
import { type Encoding, type LinedText, offsetOf } from './encoding.ts';

/** Ranges outside the text are moved into it, ranges that end before they start are turned round. */
export function toSpan(text: LinedText, range: Range, encoding: Encoding): Span {
  const from = offsetOf(text, range.start, encoding);
  const to = offsetOf(text, range.end, encoding);
  return { start: Math.min(from, to), end: Math.max(from, to) };
}

/** What a code action carries until it is resolved: which fix of which finding of which text. */
export interface FixData {
  readonly uri: string;
  readonly version: number;
  readonly id: string;
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** The client gives back what it was given, or anything else. */
export function readFixData(data: unknown): FixData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { uri, version, id, code, start, end } = data as Partial<Record<keyof FixData, unknown>>;
  if (typeof uri !== 'string' || typeof id !== 'string' || typeof code !== 'string') return undefined;
  if (typeof version !== 'number' || typeof start !== 'number' || typeof end !== 'number') return undefined;
  return { uri, version, id, code, start, end };
}
