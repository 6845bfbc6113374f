/**
 * Sleeping in place of waiting: a body starts a thread, sleeps for a while, and then reads what the thread writes, as
 * if the thread were surely done by then. A loop that sleeps and asks again does wait, and is not meant. Errs on the
 * side of silence: the read must be able to run beside the thread's write, so a `join()` in between is enough.
 */
import type { Call } from '../../ir/expression.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { servesForEver } from '../threads/thread-lifecycle.ts';
import { nodesOf } from './access-nodes.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { isNearThread } from './nearness.ts';
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
    if (sleeps.length === 0 || !isNearThread(body, context)) return [];
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

/** The body itself starts the thread, before it sleeps; one that never ends cannot be waited for. */
function isStartedBefore({ parallel }: Race, body: Body, { node }: Sleep, context: Context): boolean {
  const made = [parallel.first, parallel.second].filter(
    (root) => root.kind === 'thread' && root.spawner === body && !servesForEver(root.body),
  );
  return made.some(({ site }) =>
    context
      .get(controlFlow, body)
      .nodes.some((each) => each.expression === site?.call && each.kind === 'call' && reachable([each]).has(node)),
  );
}
