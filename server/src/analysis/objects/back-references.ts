/**
 * Back references: `self.child = Child(self)` with `self.owner = owner` in `Child.__init__` makes `self.child.owner`
 * another name for `self`. Folds such detours out of a path of a method.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { findAttribute, findMethod } from '../../semantic/classes.ts';
import { type ClassSymbol, definingScope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { argumentOf } from '../calls/invocations.ts';
import type { Body, Context } from '../context.ts';
import { type AccessPath, pathOf } from './access-path.ts';

export function backReferences(path: AccessPath, body: Body, context: Context): AccessPath {
  if (path.root.kind !== 'self' || path.attributes.length < 2 || body.kind !== 'function' || !body.cls) return path;
  const [child, reference, ...rest] = path.attributes;
  const target = child === undefined || reference === undefined ? undefined : referenced(body.cls, child, reference, context);
  return target ? { root: target.root, attributes: [...target.attributes, ...rest] } : path;
}

/** What `self.child.reference` is on `self` of `cls`, if the constructor call of the child passes it. */
function referenced(cls: ClassSymbol, child: string, reference: string, context: Context): AccessPath | undefined {
  const made = findAttribute(cls, child, context.evaluator).filter((binding) => binding.kind === 'value' && binding.value.kind === 'call');
  const [binding] = made;
  if (made.length !== 1 || binding?.kind !== 'value' || binding.value.kind !== 'call') return undefined;
  const values = objectsOf(context.evaluator.evaluate(binding.value, binding.scope));
  const childClass = values.length === 1 && values[0]?.kind === 'object' ? values[0].cls : undefined;
  const argument = childClass && argumentKeptAs(reference, childClass, binding.value, context);
  const path = argument && pathOf(argument, binding.scope, context);
  return path?.root.kind === 'self' ? path : undefined;
}

/** What the call that makes an object of the class passes for the attribute, if the constructor keeps it there and nothing else does. */
export function argumentKeptAs(attribute: string, cls: ClassSymbol, call: Call, context: Context): Expression | undefined {
  const init = findMethod(cls, '__init__', context.evaluator);
  const index = init && parameterKeptAs(cls, attribute, context);
  return init && index !== undefined ? argumentOf({ callee: init, call, at: call, text: '' }, index) : undefined;
}

/** The position of the constructor parameter that becomes the attribute and nothing else. */
export function parameterKeptAs(cls: ClassSymbol, attribute: string, context: Context): number | undefined {
  const bindings = findAttribute(cls, attribute, context.evaluator);
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.kind !== 'value' || binding.value.kind !== 'name') return undefined;
  const parameter = definingScope(binding.value.id, binding.scope)?.bindings.get(binding.value.id)?.[0];
  return parameter?.kind === 'parameter' && parameter.fn.name === '__init__' ? parameter.index : undefined;
}
