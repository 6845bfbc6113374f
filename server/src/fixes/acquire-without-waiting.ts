/**
 * `if not lock.locked(): lock.acquire()` becomes `if lock.acquire(blocking=False):`; `at` is the acquire call. Errs
 * towards `undefined`: anything else in the test, an acquisition that is not the first of several statements.
 */
import type { Expression } from '../ir/expression.ts';
import { unwrap } from '../ir/visit.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { commentAfter, indentAt, isOneLine, ownsLines, sliceOf } from './source.ts';

export const acquireWithoutWaiting: FixBuilder = (context, at, { lock }) => {
  const { text } = context;
  const path = pathAt(context.module, at.start);
  const step = path.at(-1);
  const owner = step?.suite.owner;
  if (!step || isBroken(path) || owner?.statement.kind !== 'if' || step.suite.part !== 'body' || step.index > 0) return undefined;
  const span = spanOf(step.placed);
  const isPlain = step.suite.statements.length > 1 && sliceOf(text, span) === `${lock}.acquire()` && ownsLines(text, span);
  const test = spanOf(owner, owner.statement.test);
  if (!isPlain || !asksLocked(context, owner, owner.statement.test, lock ?? '') || !isOneLine(text, test)) return undefined;
  const patch = new LinePatch(text, { start: test.start, end: span.end });
  const comment = commentAfter(text, span.end);
  const head = patch.old(0);
  const column = text.slice(0, test.start).length - (test.start - head.indexOf(sliceOf(text, test)));
  patch.set(0, `${head.slice(0, column)}${lock}.acquire(blocking=False)${head.slice(column + test.end - test.start)}`);
  patch.set(patch.count - 1, ...(comment ? [indentAt(text, span.start) + comment] : []));
  return patch.edits();
};

/** `not lock.locked()` and nothing more. */
function asksLocked({ text }: FixContext, owner: Placed, test: Expression, lock: string): boolean {
  const not = unwrap(test);
  const asked = not.kind === 'not' ? unwrap(not.operand) : undefined;
  return asked !== undefined && sliceOf(text, spanOf(owner, asked)) === `${lock}.locked()`;
}
