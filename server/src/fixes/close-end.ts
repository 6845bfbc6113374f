/** Puts `end.close()` above the statement that begins at `at`. Errs towards `undefined`: a statement that shares its first line. */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, lineStart, linesAbove, sliceOf } from './source.ts';

export const closeEnd: FixBuilder = ({ text, module }, at, { end = '' }) => {
  const path = pathAt(module, at.start);
  const step = path.findLast(({ placed }) => spanOf(placed).start === at.start);
  if (!step || isBroken(path)) return undefined;
  const { start } = spanOf(step.placed);
  const before = step.suite.statements[step.index - 1];
  const close = `${end}.close()`;
  const isDone = [before, step.placed].some((placed) => placed !== undefined && sliceOf(text, spanOf(placed)) === close);
  if (isDone || text.slice(lineStart(text, start), start).trim() !== '') return undefined;
  return [linesAbove(text, start, [indentAt(text, start) + close])];
};
