/**
 * Held lock sets: the locks a body surely holds before each node (Eraser's lock set, as a forward must-analysis;
 * lattice: sets of locks ordered by inclusion, meet is intersection). Errs on the side of "not held".
 */
import type { CfgNode, Edge } from '../semantic/flow/cfg.ts';
import { callUses } from './call-use.ts';
import { controlFlow } from './control-flow.ts';
import { type Body, type Context, defineAnalysis } from './context.ts';
import { forward } from './dataflow.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { unwrap } from '../ir/visit.ts';

/** Key of the lock → the event that took it. */
export type LockSet = ReadonlyMap<string, LockEvent>;
const none: LockSet = new Map();

export const heldLocks = defineAnalysis<Body, readonly (LockSet | undefined)[]>({
  name: 'held-locks',
  compute: (body, context) => {
    const events = context.get(lockEvents, body);
    const attempts = attemptsByTest(body, events, context);
    return forward<LockSet>(context.get(controlFlow, body), {
      initial: none,
      transfer: (node, edge, held) => heldAfter(events.get(node.id), attempts.get(node.id), edge, held),
      meet: (left, right) => new Map([...left].filter(([key]) => right.has(key))),
      equal: (left, right) => left.size === right.size && [...left.keys()].every((key) => right.has(key)),
    });
  },
});

function heldAfter(event: LockEvent | undefined, attempt: LockEvent | undefined, edge: Edge, held: LockSet): LockSet {
  if (attempt) return edge.kind === 'true' ? plus(held, attempt) : minus(held, attempt);
  if (!event) return held;
  if (event.action === 'release') return minus(held, event);
  return event.mode === 'blocking' && edge.kind !== 'exception' ? plus(held, event) : held;
}

const plus = (held: LockSet, event: LockEvent): LockSet => (held.has(event.lock.key) ? held : new Map([...held, [event.lock.key, event]]));
const minus = (held: LockSet, event: LockEvent): LockSet => (held.has(event.lock.key) ? new Map([...held].filter(([key]) => key !== event.lock.key)) : held);

/** `if lock.acquire(False):` and `got = lock.acquire(False)` … `if got:`: the tests that say whether an attempt succeeded, by node id. */
export function attemptsByTest(body: Body, events: ReadonlyMap<number, LockEvent>, context: Context): ReadonlyMap<number, LockEvent> {
  const result = new Map<number, LockEvent>();
  const acquisitions = [...events.values()].filter((event) => event.action === 'acquire' && event.call);
  if (acquisitions.length === 0) return result;
  const uses = context.get(callUses, body);
  for (const node of context.get(controlFlow, body).nodes) {
    const tested = node.kind === 'test' ? testedExpression(node) : undefined;
    const event = tested && acquisitions.find(({ call }) => call && (tested === call || (tested.kind === 'name' && uses.get(call)?.name === tested.id)));
    if (event && (event.mode === 'attempt' || tested === event.call)) result.set(node.id, event);
  }
  return result;
}

export function testedExpression(node: CfgNode): CfgNode['expression'] {
  if (!node.expression) return undefined;
  const tested = unwrap(node.expression);
  if (tested.kind === 'await' || tested.kind === 'named') return unwrap(tested.value);
  return tested;
}
