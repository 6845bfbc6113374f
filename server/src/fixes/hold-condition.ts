/**
 * Puts `cond.notify()`, or the loop around `cond.wait()`, into `with cond:`; `at` is the call. Refuses a `wait()` without
 * a loop: held or not, it would wait for nothing in particular.
 */
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { callAt, functionDepth, isBroken, type Placed, pathAt, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { indentAt, ownsLines, sliceOf } from './source.ts';

export const holdCondition: FixBuilder = (context, at, { condition = '' }) => {
  const { text } = context;
  const path = pathAt(context.module, at.start);
  const inside = path.slice(functionDepth(path));
  const last = inside.at(-1)?.placed;
  const callee = last && callAt(last, at)?.callee;
  if (!last || isBroken(path) || callee?.kind !== 'attribute' || !/^[\w.]+$/.test(condition)) return undefined;
  const isHeld = inside.some(
    ({ placed }) =>
      placed.statement.kind === 'with' && placed.statement.items.some((item) => sliceOf(text, spanOf(placed, item.context)) === condition),
  );
  const whole = callee.name === 'wait' ? inside.find(({ placed }) => placed.statement.kind === 'while')?.placed : last;
  if (isHeld || !whole || !ownsLines(text, spanOf(whole)) || !isPlain(whole)) return undefined;
  const indent = indentAt(text, spanOf(whole).start);
  const patch = new LinePatch(text, spanOf(whole));
  patch.indent(0, patch.count - 1, indent, indent + indentUnit(context, path));
  patch.prepend(0, [`${indent}with ${condition}:`]);
  return patch.edits();
};

/** Nothing that waits for something else, hands out a value, or defines. */
function isPlain(whole: Placed): boolean {
  const all = [whole, ...statementsIn(suitesOf(whole), false)];
  return all.every(({ statement }) => {
    let plain =
      statement.kind === 'expression' || statement.kind === 'assign' || statement.kind === 'while' || statement.kind === 'augmented';
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind === 'await' || node.kind === 'yield') plain = false;
        return plain;
      });
    }
    return plain;
  });
}
