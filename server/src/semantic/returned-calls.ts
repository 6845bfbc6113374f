/**
 * Which calls a function returns the value of, by spelling: `return Lock()`, or a variable of its own that was given
 * one. A factory is known by the name of what it makes.
 */
import type { Expression } from '../ir/expression.ts';
import { forEachStatement, unwrap } from '../ir/visit.ts';
import type { FunctionSymbol } from './symbols.ts';

/** What is called. */
export function returnedCalls({ ir, scope }: FunctionSymbol): readonly Expression[] {
  const found: Expression[] = [];
  // `x = x or make()` leads back to itself.
  const asked = new Set<string>();
  const collect = (node: Expression): void => {
    const value = unwrap(node);
    if (value.kind === 'call') found.push(value.callee);
    else if (value.kind === 'boolean') both(value.left, value.right);
    else if (value.kind === 'conditional') both(value.body, value.orElse);
    else if (value.kind === 'name' && !asked.has(value.id)) {
      asked.add(value.id);
      for (const binding of scope.bindings.get(value.id) ?? []) if (binding.kind === 'value') collect(binding.value);
    }
  };
  const both = (left: Expression, right: Expression): void => {
    collect(left);
    collect(right);
  };
  forEachStatement(ir.body, (statement) => {
    if (statement.kind === 'return' && statement.value) collect(statement.value);
  });
  return found;
}
