/** Caches of the standard library around an `async def`: they keep the coroutine object. Known by value; exact. */
import type { Expression } from '../../ir/expression.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import type { Context } from '../context.ts';

const caches: ReadonlySet<string> = new Set(['functools.lru_cache', 'functools.cache', 'functools.cached_property']);

/** The decorator that is a cache. */
export function cacheOf(fn: FunctionSymbol, { evaluator }: Context): Expression | undefined {
  if (!fn.ir.isAsync || fn.ir.isGenerator) return undefined;
  const scope = fn.scope.parent ?? fn.scope;
  return fn.ir.decorators.find((decorator) => {
    const named = decorator.kind === 'call' ? decorator.callee : decorator;
    const { values } = evaluator.evaluate(named, scope);
    return values.length > 0 && values.every((value) => caches.has(qualifiedNameOf(value) ?? ''));
  });
}
