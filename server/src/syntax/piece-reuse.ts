/** What is taken over where a piece of a text is parsed by itself, with other lines around it. */
import type { Span } from '../base/span.ts';
import type { Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';

/** Units as they were before, where they would be lowered to the same again. */
export interface Reuse {
  /** The unit of exactly this range. */
  readonly at: (start: number, end: number) => Unit | undefined;
  /** The unit that starts there and ends at or before the limit. */
  readonly from: (start: number, limit: number) => Unit | undefined;
  /** What started there, whatever has changed in it. */
  readonly statementAt: (start: number) => Statement | undefined;
}

/** `own` is the part of the piece that stands in the text, its offsets so much further on. */
export function reuseInside(reuse: Reuse, own: Span, offset: number): Reuse {
  const isOwn = (start: number, end: number): boolean => start >= own.start && end <= own.end;
  return {
    at: (start, end) => (isOwn(start, end) ? reuse.at(start + offset, end + offset) : undefined),
    from: (start, limit) => (isOwn(start, start) ? reuse.from(start + offset, Math.min(limit, own.end) + offset) : undefined),
    statementAt: (start) => (isOwn(start, start) ? reuse.statementAt(start + offset) : undefined),
  };
}
