/**
 * Joins that a finalizer leads to. The last reference to an object, or the collector, may run its `__del__` in any thread,
 * so also in the one that is joined there: `join()` raises in it. Errs on the side of silence: a finalizer whose calls are
 * not all known, and any mention of the current thread on the way.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import type { Location } from '../location.ts';
import { callees } from '../parallel/callees.ts';
import { rawContexts } from '../parallel/contexts.ts';
import { isTest } from '../tests.ts';
import { joinedTargets, selfJoins, tellsThreads } from './self-joins.ts';
import { startableType } from './thread-creations.ts';

export interface FinalizerJoin {
  readonly join: Call;
  readonly unit: Unit;
  /** The user's text for the thread. */
  readonly thread: string;
  readonly finalizer: FunctionSymbol;
  /** The calls that lead from the finalizer to the join. */
  readonly way: readonly Link[];
  /** The thread runs a method of the dying object, which it keeps alive until it ends itself. */
  readonly isOwn: boolean;
}

export interface Link {
  readonly at: Location;
  readonly text: string;
}

/** In source order. */
export const finalizerJoins = defineAnalysis<Body, readonly FinalizerJoin[]>({
  name: 'finalizer-joins',
  compute: (body, context) => {
    if (body.kind === 'module' || isTest(body) || tellsThreads(body)) return [];
    const sites = body.calls.filter(({ call }) => call.callee.kind === 'attribute' && call.callee.name === 'join');
    if (sites.length === 0) return [];
    const told = new Set(context.get(selfJoins, body).map(({ join }) => join));
    return sites.flatMap(({ call, unit }) => {
      const object = call.callee.kind === 'attribute' ? call.callee.object : call.callee;
      if (told.has(call) || !isThread(object, body, context) || isExpected(call, unit, ['RuntimeError'], body, context)) return [];
      const found = finalizerOf(body, context);
      if (!found) return [];
      const isOwn = joinedTargets(object, body, context).some(({ cls }) => cls !== undefined && cls === found.finalizer.cls);
      return [{ join: call, unit, thread: render(object), ...found, isOwn }];
    });
  },
});

function isThread(object: Expression, body: FunctionSymbol, context: Context): boolean {
  const { values } = context.evaluator.evaluate(object, body.scope);
  return values.some((value) => startableType(value, context)?.startsWith('threading.') === true);
}

/** The first `__del__` that leads to the body, by the shortest way. */
function finalizerOf(body: FunctionSymbol, context: Context): Pick<FinalizerJoin, 'finalizer' | 'way'> | undefined {
  for (const { kind, body: finalizer } of context.get(rawContexts, body)) {
    if (kind !== 'finalizer' || finalizer.kind !== 'function' || finalizer.name !== '__del__' || isTest(finalizer)) continue;
    const way = wayFrom(finalizer, body, context);
    if (way) return { finalizer, way };
  }
  return undefined;
}

/** A longer way says nothing. */
const longestWay = 6;

function wayFrom(finalizer: FunctionSymbol, body: FunctionSymbol, context: Context): readonly Link[] | undefined {
  const seen = new Set<FunctionSymbol>([finalizer]);
  const work: { readonly fn: FunctionSymbol; readonly way: readonly Link[] }[] = [{ fn: finalizer, way: [] }];
  for (let next = work.shift(); next; next = work.shift()) {
    const { fn, way } = next;
    if (fn === body) return way;
    if (way.length >= longestWay || tellsThreads(fn)) continue;
    for (const { node, callee } of context.get(callees, fn)) {
      if (seen.has(callee) || !node.expression) continue;
      seen.add(callee);
      work.push({ fn: callee, way: [...way, { at: locate(fn, node.unit, node.expression), text: callee.name }] });
    }
  }
  return undefined;
}
