/**
 * Moves `thread.daemon = True` above `thread.start()`; `at` is `thread.daemon`, or the call of `setDaemon`. Both must
 * be statements of one suite, each on a line of its own, and the value a constant, which is the same earlier.
 */
import type { Expression } from '../ir/expression.ts';
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { isOneLine, ownsLines, sliceOf } from './source.ts';

export const daemonBeforeStart: FixBuilder = ({ text, module }, at, { thread }) => {
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  if (!step || isBroken(path) || givenTo(step.placed)?.kind !== 'constant') return undefined;
  const isStart = (placed: Placed): boolean => sliceOf(text, spanOf(placed)) === `${thread}.start()`;
  const start = step.suite.statements.slice(0, step.index).find(isStart);
  const isLine = (placed: Placed): boolean => ownsLines(text, spanOf(placed)) && isOneLine(text, spanOf(placed));
  if (!start || !isLine(start) || !isLine(step.placed)) return undefined;
  const patch = new LinePatch(text, { start: spanOf(start).start, end: spanOf(step.placed).end });
  const line = patch.indexOf(spanOf(step.placed).start);
  const moved = patch.old(line);
  patch.drop(line, 0);
  patch.prepend(0, [moved]);
  return patch.edits();
};

function givenTo({ statement }: Placed): Expression | undefined {
  if (statement.kind === 'assign') return statement.value;
  return statement.kind === 'expression' && statement.value.kind === 'call' ? statement.value.arguments[0]?.value : undefined;
}
