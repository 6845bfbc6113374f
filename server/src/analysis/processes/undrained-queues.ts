/**
 * Processes that are joined before what they put into a queue is taken out: a process ends only when all of it has gone
 * through the pipe, which holds little. Errs on the side of silence: the queue is made by a constructor in sight, all that
 * takes out of it is in the body that joins, behind the join, and the child puts in more than constants.
 */
import type { Call } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import { firstJoin, isAfter, isByChild } from './child-lives.ts';

/** A call of a method of a queue. */
interface QueueCall extends CallSite {
  /** The user's text for the queue. */
  readonly queue: string;
  /** The call that makes the queue. */
  readonly made: Call;
}

export interface UndrainedQueue {
  readonly site: SpawnSite;
  readonly join: CallSite;
  readonly put: QueueCall;
  readonly get: QueueCall;
}

/** In source order of the spawns. */
export const undrainedQueues = defineAnalysis<Body, readonly UndrainedQueue[]>({
  name: 'undrained-queues',
  compute: (body, context) => {
    const taken = callsOf(['get', 'get_nowait'], body.calls, context).filter(({ scope }) => scope === body.scope);
    return taken.length === 0 ? [] : context.get(spawnSites, body).flatMap((site) => undrained(site, taken, body, context));
  },
});

function undrained(site: SpawnSite, taken: readonly QueueCall[], body: Body, context: Context): readonly UndrainedQueue[] {
  const join = site.kind === 'process' ? firstJoin(site, body, context) : undefined;
  if (!join || join.call.arguments.length > 0) return [];
  const early = new Set(taken.flatMap((each) => (isAfter(each, join, body) ? [] : [each.made])));
  for (const get of taken) {
    const put = early.has(get.made) ? undefined : putBy(site, get.made, context);
    if (put && !isTakenElsewhere(get, body, context)) return [{ site, join, put, get }];
  }
  return [];
}

/** More than a constant, or many. */
const putBy = (site: SpawnSite, made: Call, context: Context): QueueCall | undefined =>
  callsOf(['put'], context.program.mentions('put'), context).find(({ call, unit, scope, ...each }) => {
    const body = bodyOf(scope);
    if (!body || each.made !== made || !isByChild(body, site, context)) return false;
    return call.arguments[0]?.value.kind !== 'constant' || loopContaining(unit, call, context.get(blocks, body)) !== undefined;
  });

/** By a thread, a helper, another child. */
const isTakenElsewhere = ({ made }: QueueCall, body: Body, context: Context): boolean =>
  callsOf(
    ['get', 'get_nowait'],
    ['get', 'get_nowait'].flatMap((name) => context.program.mentions(name)).filter(({ scope }) => scope !== body.scope),
    context,
  ).some((each) => each.made === made);

/** Of those calls, the ones that are made on queues of processes: one for each queue that it may be. */
const callsOf = (methods: readonly string[], calls: readonly CallSite[], { evaluator }: Context): readonly QueueCall[] =>
  calls.flatMap((each): readonly QueueCall[] => {
    const { callee } = each.call;
    if (callee.kind !== 'attribute' || !methods.includes(callee.name)) return [];
    return evaluator.evaluate(callee.object, each.scope).values.flatMap((value) => {
      const isQueue = value.kind === 'instance' && /^multiprocessing\.(Joinable|Simple)?Queue$/.test(value.type);
      return isQueue && value.site ? [{ ...each, queue: render(callee.object), made: value.site.call }] : [];
    });
  });
