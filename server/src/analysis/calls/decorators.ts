/**
 * Decorators of the program that wrap a function: the nested function they return runs instead, and calls the
 * original from inside. Calling a decorated function therefore runs the wrapper, too, and the original starts
 * with whatever the wrapper holds around that inner call.
 */
import { forEachStatement } from '../../ir/visit.ts';
import { isTransparent } from '../../semantic/evaluate.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import type { Context } from '../context.ts';

const none: readonly FunctionSymbol[] = [];

/** The functions that run in place of `fn`, outermost decorator first. */
export function wrappersOf(fn: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  if (fn.signature.decorators.length === 0) return none;
  return fn.signature.decorators.flatMap((decorator) => {
    const scope = fn.scope.parent ?? fn.scope;
    const { values } = context.evaluator.evaluate(decorator.kind === 'call' ? decorator.callee : decorator, scope);
    const [value] = values;
    if (values.length !== 1 || value?.kind !== 'function') return none;
    const returned = returnedFunction(value.fn);
    return returned ? [decorator.kind === 'call' ? (returnedFunction(returned) ?? returned) : returned] : none;
  });
}

/** Wrapped by nothing but caches of the standard library: some call runs it, on the caller's thread, and two at once both do. */
export const isCached = (fn: FunctionSymbol, context: Context): boolean =>
  fn.signature.decorators.every((decorator) => {
    const callee = decorator.kind === 'call' ? decorator.callee : decorator;
    const name = lastIdentifier(callee) ?? '';
    if (isTransparent(name)) return true;
    if (name !== 'lru_cache' && name !== 'cache') return false;
    return context.evaluator
      .evaluate(callee, fn.scope.parent ?? fn.scope)
      .values.some((value) => /^functools\.(lru_)?cache$/.test(qualifiedNameOf(value) ?? ''));
  });

/** The nested function that a function returns by name. */
function returnedFunction(fn: FunctionSymbol): FunctionSymbol | undefined {
  let found: FunctionSymbol | undefined;
  forEachStatement(fn.ir.body, (statement) => {
    if (statement.kind !== 'return' || statement.value?.kind !== 'name') return;
    const binding = fn.scope.bindings.get(statement.value.id)?.[0];
    if (binding?.kind === 'function') found = binding.fn;
  });
  return found;
}
