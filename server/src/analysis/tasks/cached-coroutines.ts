/** Caches of the standard library around an `async def`: they keep the coroutine object. Known by value; exact. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol, Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

const caches: ReadonlySet<string> = new Set(['functools.lru_cache', 'functools.cache', 'functools.cached_property']);

/** `load_once = lru_cache(load)`, `lru_cache(maxsize=8)(load)` */
export const cachedCalls = defineAnalysis<Body, readonly CachedCall[]>({
  name: 'cached-calls',
  compute: (body, context) => {
    const names = context.get(cacheNames, context);
    return body.calls.flatMap(({ call, scope, unit }) => {
      const named = call.callee.kind === 'call' ? call.callee.callee : call.callee;
      const [first, second] = call.arguments;
      if (!leads(names, named, scope) || !first || first.star !== 0 || first.keyword !== undefined || second?.star) return [];
      const [value, ...more] = objectsOf(context.evaluator.evaluate(first.value, scope));
      const isCoroutine = more.length === 0 && (value?.kind === 'function' || value?.kind === 'bound') && isPlain(value.fn);
      if (!isCoroutine || !value.fn.signature.isAsync || value.fn.signature.isGenerator) return [];
      return isCache(named, scope, context) ? [{ call, cache: named, unit, fn: value.fn }] : [];
    });
  },
});

export interface CachedCall {
  readonly call: Call;
  readonly cache: Expression;
  readonly unit: Unit;
  readonly fn: FunctionSymbol;
}

/** What the caches are called in the program. */
export const cacheNames = spellingsOf('cache-names', () => [...caches]);

/** The decorator that is a cache. */
export function cacheOf(fn: FunctionSymbol, context: Context): Expression | undefined {
  if (!fn.ir.isAsync || fn.ir.isGenerator) return undefined;
  const scope = fn.scope.parent ?? fn.scope;
  return fn.ir.decorators.find((decorator) => isCache(decorator.kind === 'call' ? decorator.callee : decorator, scope, context));
}

function isCache(named: Expression, scope: Scope, { evaluator }: Context): boolean {
  const { values } = evaluator.evaluate(named, scope);
  return values.length > 0 && values.every((value) => caches.has(qualifiedNameOf(value) ?? ''));
}
