/**
 * Follows text through edits: which pieces of an older text are still there, and where. It is an order-preserving
 * partial map from offsets of the older text to offsets of the newer one, kept as a sorted list of pieces (the
 * idea of a piece table). Exact for kept text; text typed over has no image, so a span that lost every character
 * maps to nothing rather than to a neighbour.
 */
import type { Span, TextEdit } from '../base/span.ts';

/** `length` characters that stood at `from` of the older text now stand at `to`. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Ascending in `from` and in `to`, without overlap and without empty pieces. */
export type PieceMap = readonly Piece[];

export const identityMap = (length: number): PieceMap => (length > 0 ? [{ from: 0, to: 0, length }] : []);

/** The map after one edit of the newer text. */
export function mapThroughEdit(map: PieceMap, { span, newText }: TextEdit): PieceMap {
  const shift = newText.length - (span.end - span.start);
  return map.flatMap((piece) => {
    const end = piece.to + piece.length;
    if (end <= span.start) return [piece];
    if (piece.to >= span.end) return [{ ...piece, to: piece.to + shift }];
    const kept = [
      { ...piece, length: span.start - piece.to },
      { from: piece.from + span.end - piece.to, to: span.end + shift, length: end - span.end },
    ];
    return kept.filter(({ length }) => length > 0);
  });
}

/** From the first kept character of `span` to the last one, or undefined where none is left. */
export function mapSpan(map: PieceMap, span: Span): Span | undefined {
  const first = map[firstEndingAfter(map, span.start)];
  if (!first || first.from >= span.end) return undefined;
  const last = map[firstEndingAfter(map, span.end - 1)];
  const lastKept = last && last.from < span.end ? last : map[firstEndingAfter(map, span.end - 1) - 1];
  if (!lastKept) return undefined;
  const start = first.to + Math.max(0, span.start - first.from);
  const end = lastKept.to + Math.min(lastKept.length, span.end - lastKept.from);
  return { start, end };
}

/** Where a span stands that was kept whole; an empty one stands wherever its place was kept, at the end of a piece too. */
export function mapWhole(map: PieceMap, { start, end }: Span): Span | undefined {
  const piece = map.find(({ from, length }) => from <= start && end <= from + length);
  return piece && { start: piece.to + start - piece.from, end: piece.to + end - piece.from };
}

/** The offset of the older text that stands at `offset` of the newer one; undefined inside new text. */
export function mapOffsetBack(map: PieceMap, offset: number): number | undefined {
  const piece = map.find(({ to, length }) => to <= offset && offset <= to + length);
  return piece && piece.from + offset - piece.to;
}

/** The pieces inside `span` of the older text, cut to it, with `from` counted from `base` instead of `span.start`. */
export function cutMap(map: PieceMap, span: Span, base: number): PieceMap {
  const cut: Piece[] = [];
  for (let index = firstEndingAfter(map, span.start); index < map.length; index++) {
    const piece = map[index];
    if (!piece || piece.from >= span.end) break;
    const from = Math.max(piece.from, span.start);
    const length = Math.min(piece.from + piece.length, span.end) - from;
    cut.push({ from: from - span.start + base, to: piece.to + from - piece.from, length });
  }
  return cut;
}

/** Index of the first piece that ends behind `offset` of the older text; the length of the map if there is none. */
function firstEndingAfter(map: PieceMap, offset: number): number {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = map[middle];
    if (piece && piece.from + piece.length > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
