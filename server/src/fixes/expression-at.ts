/** The expression that covers an absolute span exactly, in a statement. */
import type { Span } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { Placed } from './navigate.ts';

/** Of several that cover it, the innermost that `accepts`. */
export function expressionAt(placed: Placed, at: Span, accepts: (node: Expression) => boolean = () => true): Expression | undefined {
  let found: Expression | undefined;
  for (const expression of expressionsOf(placed.statement)) {
    forEachExpression(expression, (node) => {
      if (node.start === at.start - placed.base && node.end === at.end - placed.base && accepts(node)) found = node;
      return undefined;
    });
  }
  return found;
}
