/** Puts `pool.close()` above the statement `pool.join()` at `at`. Errs towards `undefined`: a statement that shares its line. */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, linesAbove, ownsLines, sliceOf } from './source.ts';

export const closeFirst: FixBuilder = ({ text, module }, at, { pool = '' }) => {
  const path = pathAt(module, at.start);
  const { placed, suite, index = 0 } = path.at(-1) ?? {};
  if (!placed || !suite || isBroken(path) || sliceOf(text, spanOf(placed)) !== `${pool}.join()` || !ownsLines(text, spanOf(placed)))
    return undefined;
  const close = `${pool}.close()`;
  const before = suite.statements[index - 1];
  if (before && sliceOf(text, spanOf(before)) === close) return undefined;
  return [linesAbove(text, spanOf(placed).start, [indentAt(text, spanOf(placed).start) + close])];
};
