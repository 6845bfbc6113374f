/**
 * Coroutine functions where a plain callback belongs: whoever calls it gets a coroutine and drops it. By the tables of
 * what calls functions and how; only the standard library, as frameworks often take both kinds. Errs on the side of
 * silence: values that may be something else, pools whose result somebody has, who may await it.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { unwrap } from '../../ir/visit.ts';
import type { Parameter } from '../../models/shape.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { holdingOf } from '../objects/holders.ts';
import { coroutineMadeBy } from './lost-coroutines.ts';
import { isMappedInVain } from './mapped-coroutines.ts';

export interface CoroutineCallback {
  readonly call: Call;
  readonly unit: Unit;
  readonly argument: Expression;
  readonly fn: FunctionSymbol;
  /** A job for the workers of a pool. */
  readonly isJob: boolean;
}

const standard =
  /^(_?threading|_thread|multiprocessing|concurrent|asyncio|signal|atexit|weakref|sched|sys|tkinter|functools|sorted|min|max|filter|list)\b/;

/** Last words of the names of what takes callbacks, and other names the program has for them. */
export const takerNames = spellingsOf('callback-taker-names', ({ models }) => [
  'map',
  ...[...models.namesIn('spawners'), ...models.namesIn('inline-callbacks')].filter((name) => standard.test(name)),
]);

/** In source order. */
export const coroutineCallbacks = defineAnalysis<Body, readonly CoroutineCallback[]>({
  name: 'coroutine-callbacks',
  compute: (body, context) => {
    const names = context.get(takerNames, context);
    return body.calls.flatMap(({ call, scope, unit }) => {
      if (!leads(names, call.callee, scope)) return [];
      const isMap = call.callee.kind === 'name' && call.callee.id === 'map' && body.kind === 'function' && isMappedInVain(call, body);
      const parameter = isMap ? mapped : callbackOf({ call, scope, unit }, body, context);
      const argument = parameter && argumentAt(call, parameter.index < 0 ? Number.MAX_SAFE_INTEGER : parameter.index, parameter.keyword);
      if (argument?.star !== 0) return [];
      const set = context.evaluator.evaluate(argument.value, scope);
      const [fn, ...more] = objectsOf(set).map((value) => coroutineFunction(value, context));
      const isJob = context.models.spawn(nameOf(call, scope, context) ?? '')?.pooled ?? false;
      return fn && !set.open && more.every((each) => each) ? [{ call, unit, argument: argument.value, fn, isJob }] : [];
    });
  },
});

const mapped: Parameter = { index: 0 };

/** A pool hands over what its jobs give, unless nobody wants it, or nobody can await it. */
function callbackOf({ call, scope }: CallSite, body: Body, context: Context): Parameter | undefined {
  const name = nameOf(call, scope, context);
  if (name === undefined || !standard.test(name)) return undefined;
  const spawn = context.models.spawn(name);
  if (spawn)
    return spawn.takes === 'function' && (!spawn.pooled || isDropped(call, body, context)) && spawn.runsIn !== 'task'
      ? spawn.target
      : undefined;
  return context.models.inlineCallback(name);
}

/** The result is ignored, or only held by a function that awaits nothing and gives nothing to an event loop. */
function isDropped(call: Call, body: Body, context: Context): boolean {
  if (context.get(callUses, body).get(call)?.how === 'ignored') return true;
  if (body.kind === 'module' || body.signature.isAsync || body.calls.some((site) => runners.test(lastIdentifier(site.call.callee) ?? '')))
    return false;
  const { names, attribute, escapes } = holdingOf(call, body, context);
  return names.size > 0 && !attribute && !escapes;
}

const runners = /^(run|run_\w+|gather|wait|wait_for|create_task|ensure_future)$/;

/** What a loop is given to call, by `call_soon` and its like. */
export function loopCallback(call: Call, scope: Scope, context: Context): Expression | undefined {
  const spawn = context.models.spawn(nameOf(call, scope, context) ?? '');
  const target = spawn?.runsIn === 'loop-callback' ? spawn.target : undefined;
  return target && argumentAt(call, target.index, target.keyword)?.value;
}

function nameOf({ callee }: Call, scope: Scope, context: Context): string | undefined {
  const values = objectsOf(context.evaluator.evaluate(callee, scope));
  return values.length === 1 && values[0] ? qualifiedNameOf(values[0]) : undefined;
}

/** The `async def` that calling the value runs, itself or in a lambda that does nothing else. */
function coroutineFunction(value: Value, context: Context): FunctionSymbol | undefined {
  if (value.kind === 'partial') return coroutineFunction(value.target, context);
  if (value.kind !== 'function' && value.kind !== 'bound') return undefined;
  const { fn } = value;
  if (fn.ir.isAsync) return !fn.ir.isGenerator && isPlain(fn) ? fn : undefined;
  const [only, ...more] = fn.name === '<lambda>' ? fn.ir.body.statements : [];
  const result =
    more.length === 0 && (only?.kind === 'return' || only?.kind === 'expression') && only.value ? unwrap(only.value) : undefined;
  return result?.kind === 'call' ? coroutineMadeBy(result, fn.scope, context)?.fn : undefined;
}
