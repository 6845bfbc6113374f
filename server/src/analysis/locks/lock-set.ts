/**
 * Held lock sets: the locks a body surely holds before each node (Eraser's lock set, as a forward must-analysis;
 * lattice: sets of locks ordered by inclusion, meet is intersection). Errs on the side of "not held".
 */

import type { CfgNode, Edge } from '../../semantic/flow/cfg.ts';
import { invocationsAt } from '../calls/invocations.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { forward } from '../flow/dataflow.ts';
import { pathKey, pathOf } from '../objects/access-path.ts';
import { attemptTests } from './attempt-tests.ts';
import { entryLocks } from './entry-locks.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';

/** The event that took a lock, and how many times it is held by now. */
export interface Held {
  readonly event: LockEvent;
  readonly depth: number;
}
/** By the key of the lock. */
export type LockSet = ReadonlyMap<string, Held>;

/** No node of it has locks, and the graph need not be built to know. */
export const neverHeld: readonly (LockSet | undefined)[] = [];

/** By the id of the node; undefined where control does not come. */
export const heldLocks = defineAnalysis<Body, readonly (LockSet | undefined)[]>({
  name: 'held-locks',
  compute: (body, context) => heldFrom(context.get(entryLocks, body), body, context),
});

/** Whether it takes or is entered with a lock, by spelling: nowhere else need be asked what is held. */
export const mayHoldLocks = (body: Body, context: Context): boolean =>
  context.get(mayTouchLocks, body) ||
  (body.kind === 'function' && body.signature.decorators.length > 0 && context.get(entryLocks, body).size > 0);

/** As `heldLocks`, for a body that starts with `initial`. */
function heldFrom(initial: LockSet, body: Body, context: Context): readonly (LockSet | undefined)[] {
  const events = context.get(lockEvents, body);
  if (events.size === 0 && initial.size === 0) return neverHeld;
  const cfg = context.get(controlFlow, body);
  if (events.size === 0) return cfg.nodes.map(() => initial);
  const attempts = context.get(attemptTests, body);
  return forward<LockSet>(cfg, {
    initial,
    transfer: (node, edge, held) =>
      heldAfter(
        events.get(node.id),
        attempts.get(node.id) ?? [],
        edge,
        withoutGiven(node, withoutReassigned(node, held, body, context), body, context),
      ),
    meet: (left, right) => new Map([...left].flatMap(([key, held]) => meetHeld(key, held, right.get(key)))),
    equal: (left, right) => left.size === right.size && [...left].every(([key, held]) => right.get(key)?.depth === held.depth),
  });
}

const meetHeld = (key: string, left: Held, right: Held | undefined): readonly (readonly [string, Held])[] =>
  right ? [[key, right.depth < left.depth ? right : left]] : [];

/** Undefined where control does not come: a lock that does not nest is waited for by its holder. */
function heldAfter(event: LockEvent | undefined, tested: readonly LockEvent[], edge: Edge, held: LockSet): LockSet | undefined {
  const attempt = tested.find(({ mode }) => mode === 'attempt');
  if (attempt && tested.every(({ lock }) => lock.key === attempt.lock.key)) return edge.kind === 'true' ? plus(held, attempt) : held;
  if (!event) return held;
  if (event.action === 'release') return minus(held, event);
  if (event.mode !== 'blocking' || edge.kind === 'exception') return held;
  return held.has(event.lock.key) && event.lock.again === 'deadlocks' ? undefined : plus(held, event);
}

function plus(held: LockSet, event: LockEvent): LockSet {
  const before = held.get(event.lock.key);
  return new Map([...held, [event.lock.key, before ? { event: before.event, depth: before.depth + 1 } : { event, depth: 1 }]]);
}

function minus(held: LockSet, event: LockEvent): LockSet {
  const before = held.get(event.lock.key);
  if (!before) return held;
  const rest = new Map(held);
  if (before.depth > 1) rest.set(event.lock.key, { event: before.event, depth: before.depth - 1 });
  else rest.delete(event.lock.key);
  return rest;
}

/** A lock taken by hand and given to a call nobody knows may be released there: `spawn(work, lock)`. */
function withoutGiven(node: CfgNode, held: LockSet, body: Body, context: Context): LockSet {
  if (held.size === 0 || node.kind !== 'call' || node.expression?.kind !== 'call') return held;
  const keys = node.expression.arguments.flatMap(({ value }) => {
    const path = value.kind === 'name' || value.kind === 'attribute' ? pathOf(value, body.scope, context) : undefined;
    return path ? [pathKey(path)] : [];
  });
  if (!keys.some((key) => held.get(key)?.event.via === 'call') || isSeenThrough(node, body, context)) return held;
  return new Map([...held].filter(([key, { event }]) => event.via !== 'call' || !keys.includes(key)));
}

/** The functions it calls are known, and none of them takes what it is given to hand it on in one piece: `spawn(work, *args)`. */
function isSeenThrough(node: CfgNode, body: Body, context: Context): boolean {
  const invoked = invocationsAt(node, body, context);
  return (
    invoked.length > 0 &&
    invoked.every(({ callee }) => callee.signature.parameters.every(({ kind }) => kind !== 'vararg' && kind !== 'kwarg'))
  );
}

/** An assignment to the lock, or to what it is reached through, makes it another lock. */
function withoutReassigned(node: CfgNode, held: LockSet, body: Body, context: Context): LockSet {
  if (held.size === 0 || (node.kind !== 'assign' && node.kind !== 'test')) return held;
  const { statement } = node;
  const targets =
    node.kind === 'test'
      ? statement?.kind === 'for' && !node.expression
        ? [statement.target]
        : []
      : statement?.kind === 'assign'
        ? statement.targets
        : [];
  const keys = targets.flatMap((target) => {
    const path = target.kind === 'name' || target.kind === 'attribute' ? pathOf(target, body.scope, context) : undefined;
    const alias = target.kind === 'name' && path?.root.kind === 'self';
    return path && !alias ? [pathKey(path)] : [];
  });
  return keys.length === 0
    ? held
    : new Map([...held].filter(([key]) => !keys.some((assigned) => key === assigned || key.startsWith(`${assigned}.`))));
}
