/**
 * Moves the `join()` at `at`, with the loop of nothing else that it stands in, behind the next statement that takes out of
 * `queue`. Errs towards `undefined`: a loop that takes until the queue is empty has to come after the join, or to count.
 */
import { render } from '../ir/render.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, type Placed, pathAt, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { ownsLines } from './source.ts';

export const drainFirst: FixBuilder = ({ module, text }, at, { queue = '' }) => {
  const path = pathAt(module, at.start);
  const outer = path.at(-2);
  const isLoop = outer?.placed.statement.kind === 'for' && outer.placed.statement.body.statements.length === 1;
  const step = isLoop ? outer : path.at(-1);
  if (!step || isBroken(path)) return undefined;
  const rest = step.suite.statements.slice(step.index + 1);
  const getter = rest.find((each) => callsIn(each).some((call) => call.startsWith(`${queue}.get`)));
  const asksEmpty = rest.some((each) => callsIn(each).some((call) => call === `${queue}.empty` || call === `${queue}.get_nowait`));
  if (!getter || asksEmpty || getter.statement.kind === 'while' || getter.statement.kind === 'return') return undefined;
  const [from, to] = [spanOf(step.placed), spanOf(getter)];
  if (!ownsLines(text, from) || !ownsLines(text, to)) return undefined;
  const patch = new LinePatch(text, { start: from.start, end: to.end });
  const moved = patch.take(patch.indexOf(from.start), patch.indexOf(from.end - 1));
  const last = patch.count - 1;
  patch.set(last, patch.old(last), ...moved);
  return patch.edits();
};

/** What is called in a statement and in the blocks of it. */
function callsIn(placed: Placed): readonly string[] {
  const found: string[] = [];
  for (const { statement } of [placed, ...statementsIn(suitesOf(placed), false)])
    for (const expression of expressionsOf(statement))
      forEachExpression(expression, (node) => {
        if (node.kind === 'call') found.push(render(node.callee));
        return true;
      });
  return found;
}
