/**
 * Puts `try:` around the `yield` at `at` and `finally:` before what follows it in the same block. Errs towards
 * `undefined`: a `yield` with nothing after it in its block, one that shares its lines, a block that returns.
 */
import type { FixBuilder } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, pathAt, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { indentAt, ownsLines } from './source.ts';

export const finallyCleanUp: FixBuilder = (context, at) => {
  const { text } = context;
  const path = pathAt(context.module, at.start);
  const step = path.at(-1);
  const rest = step?.suite.statements.slice(step.index + 1) ?? [];
  const [first, last] = [rest[0], rest.at(-1)];
  if (!step || !first || !last || isBroken(path)) return undefined;
  if (![step.placed, ...rest].every((each) => ownsLines(text, spanOf(each)))) return undefined;
  const inside = rest.flatMap((each) => [each, ...statementsIn(suitesOf(each), false)]);
  if (inside.some(({ statement }) => statement.kind === 'return')) return undefined;
  const pause = spanOf(step.placed);
  const patch = new LinePatch(text, { start: pause.start, end: spanOf(last).end });
  const indent = indentAt(text, pause.start);
  patch.indent(0, patch.count - 1, indent, indent + indentUnit(context, path));
  patch.prepend(patch.indexOf(pause.end) + 1, [`${indent}finally:`]);
  patch.prepend(0, [`${indent}try:`]);
  return patch.edits();
};
