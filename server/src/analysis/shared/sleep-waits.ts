/**
 * Sleeping in place of waiting: a body starts a thread, sleeps for a while, and then reads what the thread writes, as
 * if the thread were surely done by then. A loop that sleeps and asks again does wait, and is not meant. Errs on the
 * side of silence: the read must be able to run beside the thread's write, so a `join()` in between is enough.
 */
import type { Call } from '../../ir/expression.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { invocationsAt } from '../calls/invocations.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { spawnSites } from '../parallel/spawn-sites.ts';
import { servesForEver } from '../threads/thread-lifecycle.ts';
import { nodesOf } from './access-nodes.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { haveCommonLock, type Race, raceOf } from './races.ts';

export interface SleepWait extends Race {
  readonly sleep: Call;
  readonly node: CfgNode;
}

/** Of one body, in source order; one for each sleep. */
export const sleepWaits = defineAnalysis<Body, readonly SleepWait[]>({
  name: 'sleep-waits',
  compute: (body, context) => {
    const sleeps = sleepsIn(body, context);
    if (sleeps.length === 0 || context.get(startsOf, body).length === 0) return [];
    const found = context.get(accesses, body).flatMap((access) => (access.kind === 'read' ? sleepBefore(access, sleeps, context) : []));
    return found.filter((each, index) => found.findIndex(({ sleep }) => sleep === each.sleep) === index);
  },
});

interface Sleep {
  readonly call: Call;
  readonly node: CfgNode;
}

/** `time.sleep(0.5)`: a number that somebody thought long enough. */
function sleepsIn(body: Body, context: Context): readonly Sleep[] {
  if (!body.calls.some(({ call }) => lastIdentifier(call.callee) === 'sleep')) return [];
  return context.get(controlFlow, body).nodes.flatMap((node) => {
    const call = node.kind === 'call' && node.expression?.kind === 'call' ? node.expression : undefined;
    if (!call || lastIdentifier(call.callee) !== 'sleep' || call.arguments[0]?.value.kind !== 'constant') return [];
    const { values } = context.evaluator.evaluate(call.callee, body.scope);
    return values.some((value) => qualifiedNameOf(value) === 'time.sleep') ? [{ call, node }] : [];
  });
}

function sleepBefore(access: Access, sleeps: readonly Sleep[], context: Context): readonly SleepWait[] {
  const nodes = nodesOf(access, context);
  const later = reachable(nodes);
  const sleep = sleeps.find(({ node }) => !later.has(node) && nodes.some((each) => reachable([node]).has(each)));
  if (!sleep) return [];
  const race = raceOf(access, (other) => changes(other) && other.body !== access.body && !haveCommonLock(access, other, context), context);
  return race && isStartedBefore(race, access.body, sleep, context) ? [{ ...race, sleep: sleep.call, node: sleep.node }] : [];
}

interface Start {
  readonly node: CfgNode;
  /** Whose text makes the thread that begins there. */
  readonly spawner: Body;
}

/** Where the body makes threads, or calls a function that does: `job.start()`. */
const startsOf = defineAnalysis<Body, readonly Start[]>({
  name: 'starts-before-sleeps',
  compute: (body, context) => {
    const own = new Set(context.get(spawnSites, body).map(({ call }) => call));
    const nodes = context.get(controlFlow, body).nodes.filter(({ kind }) => kind === 'call');
    const made = nodes.flatMap((node) => (node.expression?.kind === 'call' && own.has(node.expression) ? [{ node, spawner: body }] : []));
    const called = nodes.flatMap((node) =>
      invocationsAt(node, body, context).flatMap(({ callee }) =>
        context.get(spawnSites, callee).length > 0 ? [{ node, spawner: callee }] : [],
      ),
    );
    return [...made, ...called];
  },
});

/** The body starts the thread, or calls what does, before it sleeps; one that never ends cannot be waited for. */
function isStartedBefore({ parallel }: Race, body: Body, { node }: Sleep, context: Context): boolean {
  const made = [parallel.first, parallel.second].filter(({ kind, body: target }) => kind === 'thread' && !servesForEver(target));
  return context
    .get(startsOf, body)
    .some((start) => reachable([start.node]).has(node) && made.some(({ site, spawner }) => isBegun(start, site?.call, spawner, body)));
}

const isBegun = (start: Start, call: Call | undefined, spawner: Body | undefined, body: Body): boolean =>
  spawner === start.spawner && (spawner !== body || start.node.expression === call);
