/**
 * What a function gives back: the union of its `return` expressions, or what it yields. Where those say nothing, its
 * return annotation is evidence.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Expression } from '../ir/expression.ts';
import { forEachExpressionIn, forEachStatement } from '../ir/visit.ts';
import { evaluateAnnotation } from './annotation.ts';
import type { Evaluator } from './evaluate.ts';
import type { FunctionSymbol } from './symbols.ts';
import { nothing, objectsOf, sameValues, union, unknown, type ValueSet } from './value.ts';

/** What a call of `fn` gives once it is done (of an `async def`, once it is awaited); unknown for generators. */
export const returnsOf = (fn: FunctionSymbol, evaluator: Evaluator): ValueSet => evaluator.program.store.get(returned, fn, evaluator);

const returned: Analysis<FunctionSymbol, ValueSet, Evaluator> = {
  name: 'returned',
  bottom: nothing,
  cut: unknown,
  equals: sameValues,
  compute: (fn, evaluator) => {
    if (fn.signature.isGenerator) return unknown;
    const expressions: Expression[] = [];
    forEachStatement(fn.ir.body, (statement) => {
      if (statement.kind === 'return' && statement.value) expressions.push(statement.value);
    });
    const found = expressions.length > 0 ? union(expressions.map((each) => evaluator.evaluate(each, fn.scope))) : unknown;
    return withEvidence(found, fn, (values) => ({ values, open: true }), evaluator);
  },
};

/** What iterating over a call of the generator `fn` gives, and what entering it gives under `@contextmanager`. */
export const yieldsOf = (fn: FunctionSymbol, evaluator: Evaluator): ValueSet => evaluator.program.store.get(yielded, fn, evaluator);

const yielded: Analysis<FunctionSymbol, ValueSet, Evaluator> = {
  name: 'yielded',
  bottom: nothing,
  cut: unknown,
  equals: sameValues,
  compute: (fn, evaluator) => {
    const found: ValueSet[] = [];
    forEachExpressionIn(fn.ir.body, (node) => {
      if (node.kind !== 'yield' || !node.value) return undefined;
      const value = evaluator.evaluate(node.value, fn.scope);
      found.push(node.delegates ? evaluator.elements(value) : value);
      return undefined;
    });
    return withEvidence(found.length > 0 ? union(found) : unknown, fn, (values) => evaluator.elements({ values, open: false }), evaluator);
  },
};

function withEvidence(
  found: ValueSet,
  fn: FunctionSymbol,
  meaning: (annotated: ReturnType<typeof evaluateAnnotation>) => ValueSet,
  evaluator: Evaluator,
): ValueSet {
  if (!fn.signature.returns || !found.open || objectsOf(found).length > 0) return found;
  const annotated = evaluateAnnotation(fn.signature.returns, fn.scope.parent ?? fn.scope, evaluator);
  return annotated.length > 0 ? union([found, meaning(annotated)]) : found;
}
