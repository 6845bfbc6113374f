/** What a function gives back: the union of its `return` expressions. */
import { forEachStatement } from '../ir/visit.ts';
import type { Evaluator } from './evaluate.ts';
import type { FunctionSymbol } from './symbols.ts';
import type { ValueSet } from './value.ts';
import { union, unknown } from './value.ts';

export function returnsOf(fn: FunctionSymbol, evaluator: Evaluator): ValueSet {
  if (fn.ir.isGenerator) return unknown;
  const returned: ValueSet[] = [];
  forEachStatement(fn.ir.body, (statement) => {
    if (statement.kind === 'return' && statement.value) returned.push(evaluator.evaluate(statement.value, fn.scope));
  });
  return returned.length > 0 ? union(returned) : unknown;
}
