/** An argument goes, with its comma; `at` is the argument. Refuses where a comment stands beside it. */
import type { Span } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const dropArgument: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const call = placed && callWith(placed, at);
  if (!call || isBroken(path)) return undefined;
  const spans = call.arguments.map((each) => spanOf(placed, each));
  const index = spans.findIndex(({ start }) => start === at.start);
  const [before, own, after] = [spans[index - 1], spans[index], spans[index + 1]];
  const end = spanOf(placed, call.argumentsSpan).end - 1;
  if (!own) return undefined;
  const removed = before
    ? { start: before.end, end: own.end }
    : { start: own.start, end: after?.start ?? own.end + comma(text.slice(own.end, end)) };
  return sliceOf(text, removed).includes('#') ? undefined : [replace(removed, '')];
};

const comma = (rest: string): number => /^\s*,[ \t]*/.exec(rest)?.[0].length ?? 0;

/** The call that has the argument at an absolute span. */
function callWith(placed: Placed, at: Span): Call | undefined {
  let found: Call | undefined;
  const look = (node: Expression): undefined => {
    if (node.kind === 'call' && node.arguments.some((each) => spanOf(placed, each).start === at.start)) found = node;
  };
  for (const expression of expressionsOf(placed.statement)) forEachExpression(expression, look);
  return found;
}
