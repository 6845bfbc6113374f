/** Local variables that a function assigns and nothing reads, closures included. Exact but for `locals()` and `exec`. */
import type { Expression } from '../../ir/expression.ts';
import { expressionsOf, forEachExpression, forEachStatement } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';

export const isNeverRead = (name: string, fn: FunctionSymbol): boolean =>
  !fn.scope.globals.has(name) && !fn.scope.nonlocals.has(name) && ![fn, ...fn.inside].some((each) => reads(name, each));

function reads(name: string, { ir }: FunctionSymbol): boolean {
  let found = false;
  forEachStatement(ir.body, (statement) => {
    const targets: readonly Expression[] =
      statement.kind === 'assign'
        ? statement.targets.flatMap((target) => (target.kind === 'collection' ? target.elements : [target]))
        : statement.kind === 'annotated'
          ? [statement.target]
          : [];
    for (const root of expressionsOf(statement)) {
      forEachExpression(root, (node) => {
        found ||= node.kind === 'name' && node.id === name && !targets.includes(node);
        return !found;
      });
    }
  });
  return found;
}
