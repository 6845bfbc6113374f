/**
 * `lock.release()` as the last statement of a `with lock:` goes, for the end of the block does it; `at` is the call.
 * A comment beside it stays. Errs towards `undefined`: a release before other statements changes what is protected.
 */
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { commentAfter, indentAt, isOneLine, ownsLines, sliceOf } from './source.ts';

export const removeLastRelease: FixBuilder = ({ text, module }, at, { lock }) => {
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  const owner = step?.suite.owner;
  if (!step || isBroken(path) || owner?.statement.kind !== 'with' || step.placed.statement.kind !== 'expression') return undefined;
  const isLast = step.index > 0 && step.index === step.suite.statements.length - 1;
  const isSame = owner.statement.items.some((item) => sliceOf(text, spanOf(owner, item.context)) === lock);
  const span = spanOf(step.placed);
  if (!isLast || !isSame || !ownsLines(text, span) || !isOneLine(text, span)) return undefined;
  const comment = commentAfter(text, span.end);
  const previous = step.suite.statements[step.index - 1];
  const patch = new LinePatch(text, { start: previous ? spanOf(previous).end : span.start, end: span.end });
  const line = patch.indexOf(span.start);
  if (comment) patch.set(line, indentAt(text, span.start) + comment);
  else patch.drop(line, 0);
  return patch.edits();
};
