/**
 * What the special methods of the program's classes give: `x[key]`, `for … in x`, `x + y`, `x()`, `with x as y`.
 * An object whose class does not define the method is unknown there.
 */
import { ancestors, findMethod } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import { returnsOf, yieldsOf } from './returns.ts';
import type { FunctionSymbol } from './symbols.ts';
import { only, union, unknown, type Value, type ValueSet } from './value.ts';

type ProgramObject = Value & { readonly kind: 'object' };

/** What calling `object.method(…)` gives. */
export function specialOf(object: ProgramObject, method: string, evaluator: Evaluator): ValueSet {
  const fn = findMethod(object.cls, method, evaluator);
  return fn && !fn.signature.isAsync ? ofObject(object, returnsOf(fn, evaluator), fn) : unknown;
}

/** What iterating over an object gives. */
export function iterationOf(object: ProgramObject, evaluator: Evaluator): ValueSet {
  const fn = findMethod(object.cls, '__iter__', evaluator) ?? findMethod(object.cls, '__aiter__', evaluator);
  if (!fn) return specialOf(object, '__getitem__', evaluator);
  if (fn.signature.isGenerator) return yieldsOf(fn, evaluator);
  const iterators = returnsOf(fn, evaluator);
  return union([
    ...iterators.values.map((each) => (each.kind === 'object' ? nextOf(each, evaluator) : evaluator.elements(only(each)))),
    ...(iterators.open ? [unknown] : []),
  ]);
}

function nextOf(iterator: ProgramObject, evaluator: Evaluator): ValueSet {
  const fn = findMethod(iterator.cls, '__next__', evaluator) ?? findMethod(iterator.cls, '__anext__', evaluator);
  return fn ? returnsOf(fn, evaluator) : unknown;
}

/** What `with object as name` binds. A base in a library mostly gives the object itself. */
export function enteredObject(object: ProgramObject, evaluator: Evaluator): ValueSet {
  const enter = findMethod(object.cls, '__enter__', evaluator) ?? findMethod(object.cls, '__aenter__', evaluator);
  if (!enter) return ancestors(object.cls, evaluator).library.length > 0 ? only(object) : unknown;
  return ofObject(object, returnsOf(enter, evaluator), enter);
}

/** A method that returns its receiver returns this very object. */
const ofObject = (object: ProgramObject, { values, open }: ValueSet, fn: FunctionSymbol): ValueSet => ({
  values: values.map((value) => (value.kind === 'object' && value.cls === fn.cls && !value.site ? object : value)),
  open,
});
