/**
 * `if not ready: cond.wait()` becomes `while not ready: cond.wait()`; `at` is the call of `wait`. Refuses an `if` with
 * `else`, and one whose block leaves or defines something: in a loop that would mean something else.
 */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { replace } from './source.ts';

export const whileForIf: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.findLast((step) => ['if', 'while', 'for', 'function'].includes(step.placed.statement.kind))?.placed;
  if (!placed || isBroken(path) || placed.statement.kind !== 'if' || placed.statement.orElse) return undefined;
  const inner = statementsIn(suitesOf(placed), false);
  const { start } = spanOf(placed);
  const isPlain = inner.every(({ statement }) => ['expression', 'assign', 'augmented', 'with'].includes(statement.kind));
  return isPlain && /^if\b/.test(text.slice(start)) ? [replace({ start, end: start + 2 }, 'while')] : undefined;
};
