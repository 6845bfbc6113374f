/**
 * Has `jobs.task_done()` called whatever happens to the item: what stands between the `get()` and it goes into a `try:`,
 * it into the `finally:`; where it is the end of what is tried already, only the latter. `at` is the call, `get` the method as
 * it is written. Errs towards `undefined`: a second `task_done()`, a `try` around the `get()`, lines that are shared.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, type Placed, pathAt, type Step, spanOf } from './navigate.ts';
import { indentAt, isOneLine, ownsLines, sliceOf } from './source.ts';

export const finallyTaskDone: FixBuilder = (context, at, { call = '', get = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  if (!step || isBroken(path) || sliceOf(text, spanOf(step.placed)) !== call) return undefined;
  const done = spanOf(step.placed);
  if (!ownsLines(text, done) || !isOneLine(text, done)) return undefined;
  const unit = indentUnit(context, path);
  const before = step.suite.statements.slice(0, step.index);
  const taken = before.findLastIndex(({ statement, base }) => isTaking(sliceOf(text, spanOf({ statement, base })), get));
  const between = before.slice(taken + 1);
  if (taken >= 0) return between.length > 0 ? afterAll(between, step, call, unit, context) : undefined;
  return step.suite.part === 'body' && before.length > 0 ? afterTry(step, { call, get }, unit, context) : undefined;
};

const isTaking = (statement: string, get: string): boolean => !statement.includes('\n') && statement.includes(`${get}(`);

const times = (text: string, part: string): number => text.split(part).length - 1;

/** From the statement after the `get()` up to the call. */
function afterAll(
  between: readonly Placed[],
  { placed }: Step,
  call: string,
  unit: string,
  { text }: FixContext,
): readonly TextEdit[] | undefined {
  const [first, last] = [between[0], between.at(-1)];
  if (!first || !last || !between.every((each) => ownsLines(text, spanOf(each)))) return undefined;
  const all: Span = { start: spanOf(first).start, end: spanOf(placed).end };
  if (times(sliceOf(text, all), call) !== 1) return undefined;
  const isTried = last.statement.kind === 'try' && last.statement.finalBody === undefined;
  const patch = new LinePatch(text, isTried ? spanOf(placed) : all);
  const indent = indentAt(text, spanOf(placed).start);
  patch.indent(0, patch.count - 1, indent, indent + unit);
  patch.prepend(patch.indexOf(spanOf(placed).start), [`${indent}finally:`]);
  if (!isTried) patch.prepend(0, [`${indent}try:`]);
  return patch.edits();
}

/** The call ends what is tried: it moves below the handlers. */
function afterTry(
  { placed, suite }: Step,
  { call, get }: { readonly call: string; readonly get: string },
  unit: string,
  { text }: FixContext,
): readonly TextEdit[] | undefined {
  const { owner } = suite;
  if (owner?.statement.kind !== 'try' || owner.statement.finalBody || suite.statements.at(-1) !== placed) return undefined;
  const tried = sliceOf(text, spanOf(owner));
  if (times(tried, call) !== 1 || tried.includes(`${get}(`)) return undefined;
  const patch = new LinePatch(text, { start: spanOf(placed).start, end: spanOf(owner).end });
  const indent = indentAt(text, spanOf(owner).start);
  const [line = ''] = patch.take(0, 0);
  const last = patch.count - 1;
  patch.set(last, patch.old(last), `${indent}finally:`, indent + unit + line.trimStart());
  return patch.edits();
}
