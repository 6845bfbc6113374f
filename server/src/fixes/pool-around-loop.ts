/**
 * Puts the `with` at `at`, which is all that a turn of the loop around it does, around that loop: the two heads change
 * places. Errs towards `undefined`: a head on several lines, or with a comment.
 */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { lineEnd, replace, sliceOf } from './source.ts';

export const poolAroundLoop: FixBuilder = ({ module, text }, at) => {
  const path = pathAt(module, at.start);
  const index = path.findLastIndex(({ placed }) => placed.statement.kind === 'with' && spanOf(placed).start === at.start);
  const [loop, block] = [path[index - 1]?.placed, path[index]?.placed];
  if (!loop || !block || loop.statement.kind !== 'for' || loop.statement.body.statements.length !== 1 || isBroken(path)) return undefined;
  const heads = [loop, block].map((placed) => ({ start: spanOf(placed).start, end: lineEnd(text, spanOf(placed).start) }));
  const [outer, inner] = heads;
  if (!outer || !inner || heads.some((head) => !/^(for|with)\b[^#]*:$/.test(sliceOf(text, head).trimEnd()))) return undefined;
  return [replace(outer, sliceOf(text, inner)), replace(inner, sliceOf(text, outer))];
};
