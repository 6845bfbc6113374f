/** What a parameter may be: what its annotation says, what callers within the program pass, its default. */
import { evaluateAnnotation } from './annotation.ts';
import type { Evaluator } from './evaluate.ts';
import { argumentsFlowingInto } from './parameter-flow.ts';
import type { FunctionSymbol } from './symbols.ts';
import { nothing, only, union, unknown, type ValueSet } from './value.ts';

export function parameterValue(fn: FunctionSymbol, index: number, evaluator: Evaluator): ValueSet {
  const parameter = fn.signature.parameters[index];
  if (!parameter || parameter.kind === 'vararg' || parameter.kind === 'kwarg') return unknown;
  const annotated = parameter.annotation ? evaluateAnnotation(parameter.annotation, fn.scope.parent ?? fn.scope, evaluator) : [];
  if (annotated.length > 0) return { values: annotated, open: true };
  const flowing = argumentsFlowingInto(fn, index, evaluator).map(({ value, scope }) => evaluator.evaluate(value, scope));
  const wrapped = index === 0 ? wrappedReceivers(fn, evaluator) : [];
  const byDefault = parameter.default && fn.scope.parent ? [evaluator.evaluate(parameter.default, fn.scope.parent)] : [];
  const others = isPrivate(fn) && flowing.length > 0 ? nothing : unknown;
  return union([...flowing, ...wrapped, ...byDefault, others]);
}

/** The first parameter of a function nested in a decorator gets the objects whose methods are decorated. */
function wrappedReceivers(fn: FunctionSymbol, { program }: Evaluator): readonly ValueSet[] {
  const decorator = fn.scope.parent?.owner;
  if (decorator?.kind !== 'function') return [];
  return program.decoratedBy(decorator.name).flatMap((method) => (method.cls ? [only({ kind: 'object', cls: method.cls })] : []));
}

/** Nobody outside the program is expected to call it. */
function isPrivate(fn: FunctionSymbol): boolean {
  const isHidden = (name: string): boolean => /^_[^_]/.test(name);
  if (fn.signature.isLambda) return false;
  return (
    isHidden(fn.name) ||
    fn.scope.parent?.owner.kind === 'function' ||
    (fn.name === '__init__' && fn.cls !== undefined && isHidden(fn.cls.name))
  );
}
