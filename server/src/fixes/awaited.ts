/** How a call is awaited in place: `await` binds looser than what may follow a call, so there the pair of them needs parentheses. */
import type { Span, TextEdit } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import { type Placed, spanOf } from './navigate.ts';
import { replace } from './source.ts';

/** `head` replaces what the call begins with: an empty span at its start adds to it. */
export function awaited(placed: Placed, call: Call, head: TextEdit): readonly TextEdit[] {
  if (!isOperand(placed, call)) return [replace(head.span, `await ${head.newText}`)];
  const { end } = spanOf(placed, call);
  return [replace(head.span, `(await ${head.newText}`), replace({ start: end, end }, ')')];
}

/** The empty place in front of a call. */
export const before = (placed: Placed, call: Call): Span => {
  const { start } = spanOf(placed, call);
  return { start, end: start };
};

/** An attribute, an element or a call of what the call gives. */
export function isOperand({ statement }: Placed, call: Call): boolean {
  let found = false;
  for (const root of expressionsOf(statement)) {
    forEachExpression(root, (node) => {
      found ||= operandOf(node) === call;
      return !found;
    });
  }
  return found;
}

const operandOf = (node: Expression): Expression | undefined =>
  node.kind === 'attribute' || node.kind === 'subscript' ? node.object : node.kind === 'call' ? node.callee : undefined;
