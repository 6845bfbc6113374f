/**
 * Values that the program declares: what a function with a return annotation gives, or the attribute that is only ever
 * assigned such. The evaluator calls them possible and no more, for whoever handed in the first object of the chain may
 * have another one; here the annotations are believed. Errs on the side of silence: one assignment of anything else, a
 * decorator that may change what is given.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { type FunctionSymbol, receiverName, type Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import type { Context } from '../context.ts';

/** `hub.get_pool()`, or `self.pool` that was only ever assigned `hub.get_pool()`, where `get_pool` says what it returns. */
export function isDeclared(expression: Expression, scope: Scope, context: Context): boolean {
  const node = unwrap(expression);
  if (node.kind === 'call') return givesDeclared(node.callee, scope, context);
  const fn = scope.owner.kind === 'function' ? scope.owner : undefined;
  if (node.kind !== 'attribute' || !fn || node.object.kind !== 'name' || node.object.id !== receiverName(fn)) return false;
  const own = context.program.attributeAssignments(node.name).filter((each) => isOwn(each.object, each.scope, fn));
  return own.length > 0 && own.every(({ value, scope: where }) => isDeclaredCall(value, where, context));
}

const isDeclaredCall = (value: Expression, scope: Scope, context: Context): boolean => {
  const call = unwrap(value);
  return call.kind === 'call' && givesDeclared(call.callee, scope, context);
};

/** In a method of the same class. */
function isOwn(object: Expression, { owner }: Scope, fn: FunctionSymbol): boolean {
  return owner.kind === 'function' && owner.cls !== undefined && owner.cls === fn.cls && render(object) === receiverName(owner);
}

function givesDeclared(callee: Expression, scope: Scope, context: Context): boolean {
  const functions = objectsOf(context.evaluator.evaluate(callee, scope));
  return (
    functions.length > 0 && functions.every((value) => (value.kind === 'function' || value.kind === 'bound') && declares(value.fn, context))
  );
}

const declares = (fn: FunctionSymbol, context: Context): boolean =>
  fn.signature.returns !== undefined && (isPlain(fn) || fn.signature.decorators.every((each) => keepsType(each, fn, context)));

/** `def cached(builder: T) -> T`: what it is given and what it gives have one type. */
function keepsType(decorator: Expression, fn: FunctionSymbol, context: Context): boolean {
  const values = objectsOf(context.evaluator.evaluate(decorator, fn.scope.parent ?? fn.scope));
  return (
    values.length > 0 &&
    values.every((value) => {
      if (value.kind !== 'function') return false;
      const { parameters, returns } = value.fn.signature;
      const taken = parameters[0]?.annotation;
      return taken?.kind === 'name' && returns?.kind === 'name' && taken.id === returns.id;
    })
  );
}
