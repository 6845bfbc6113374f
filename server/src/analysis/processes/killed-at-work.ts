/**
 * `terminate()` and `kill()` of a process whose function takes a lock of `multiprocessing`, or uses a queue of it, that others
 * use, too: killed in between, it leaves the lock taken or half a message in the pipe. Errs towards silence: a process that
 * was asked to end before, or given time to, and tests.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, bodyOf, type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';
import { spawnSites } from '../parallel/spawn-sites.ts';

export interface KilledAtWork {
  readonly call: Call;
  readonly unit: Unit;
  readonly child: FunctionSymbol;
  /** What the child holds, or is writing to, and where. */
  readonly used: Expression;
  readonly at: Location;
}

const shared = /^multiprocessing\.(Lock|RLock|Semaphore|BoundedSemaphore|Condition|Queue|JoinableQueue|SimpleQueue)$/;
const touching = /^(put|get|acquire|put_nowait|get_nowait)$/;

/** In source order. */
export const killedAtWork = defineAnalysis<Body, readonly KilledAtWork[]>({
  name: 'killed-at-work',
  compute: (body, context) =>
    body.calls.flatMap(({ call, unit, scope }): readonly KilledAtWork[] => {
      const { callee } = call;
      if (callee.kind !== 'attribute' || !/^(terminate|kill)$/.test(callee.name) || isAsked(call, body)) return [];
      const made = objectsOf(context.evaluator.evaluate(callee.object, scope)).flatMap((value) =>
        value.kind === 'instance' && value.type === 'multiprocessing.Process' && value.site ? [value.site] : [],
      );
      const [site, ...others] = made;
      const child = site && others.length === 0 ? childOf(site, context) : undefined;
      const used = child && child !== body ? useOf(child, body, context) : undefined;
      return child && used ? [{ call, unit, child, ...used }] : [];
    }),
});

/** Something before it asks the child to end, or waits a while for it: `stop.set()`, `jobs.put(None)`, `child.join(3)`. */
const isAsked = (call: Call, { calls }: Body): boolean =>
  calls.some(
    ({ call: other }) =>
      other.start < call.start &&
      /^(set|join|put|send|close|clear|cancel)$/.test(lastIdentifier(other.callee) ?? '') &&
      !isInside(call, other),
  );

const isInside = (inner: Call, outer: Call): boolean => outer.start <= inner.start && inner.end <= outer.end;

function childOf(site: CallSite, context: Context): FunctionSymbol | undefined {
  const owner = bodyOf(site.scope);
  const spawn = owner && context.get(spawnSites, owner).find(({ creation }) => creation?.call === site.call);
  const [target, ...others] = spawn?.targets ?? [];
  return target && others.length === 0 ? target.fn : undefined;
}

/** The first lock or queue of the child that the killer's body uses as well. */
function useOf(child: FunctionSymbol, body: Body, context: Context): Pick<KilledAtWork, 'used' | 'at'> | undefined {
  const known = new Set(objectsIn(body, context).flatMap(({ sites }) => sites));
  return objectsIn(child, context).find(({ sites }) => sites.some((site) => known.has(site)));
}

interface Touched extends Pick<KilledAtWork, 'used' | 'at'> {
  readonly sites: readonly Call[];
}

/** What a body takes, puts into, or enters by `with`; where it is handed on, it is used as well. */
function objectsIn(body: Body, context: Context): readonly Touched[] {
  const sitesOf = (node: Expression, scope: CallSite['scope']): readonly Call[] =>
    context.evaluator
      .evaluate(node, scope)
      .values.flatMap((value) => (value.kind === 'instance' && shared.test(value.type) && value.site ? [value.site.call] : []));
  const called = body.calls.flatMap(({ call: { callee }, scope, unit }): readonly Touched[] =>
    callee.kind === 'attribute' && touching.test(callee.name)
      ? [{ used: callee.object, at: locate(body, unit, callee.object), sites: sitesOf(callee.object, scope) }]
      : [],
  );
  const entered = context
    .get(controlFlow, body)
    .nodes.flatMap(({ kind, item, unit }): readonly Touched[] =>
      kind === 'enter' && item
        ? [{ used: item.context, at: locate(body, unit, item.context), sites: sitesOf(item.context, body.scope) }]
        : [],
    );
  return [...called, ...entered].filter(({ sites }) => sites.length > 0);
}
