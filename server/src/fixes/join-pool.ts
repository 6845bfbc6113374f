/**
 * Closes and joins `pool` at the end of the `with` at `at`. Errs towards `undefined`: a block on the line of its `with`,
 * or one that ends so.
 */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf, suitesOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, sliceOf } from './source.ts';

export const joinPool: FixBuilder = ({ module, text }, at, { pool = '' }) => {
  const path = pathAt(module, at.start);
  const block = path.findLast(({ placed }) => spanOf(placed).start === at.start)?.placed;
  const last = block?.statement.kind === 'with' ? suitesOf(block)[0]?.statements.at(-1) : undefined;
  if (!last || isBroken(path) || !ownsLines(text, spanOf(last)) || pool === '') return undefined;
  if (sliceOf(text, spanOf(last)) === `${pool}.join()`) return undefined;
  const indent = indentAt(text, spanOf(last).start);
  return [linesBelow(text, spanOf(last).end, [`${indent}${pool}.close()`, `${indent}${pool}.join()`])];
};
