/**
 * Where a body takes and gives back locks: `with`, `acquire()`, `release()` in its own text (direct events), and calls
 * and context managers of the program that leave their caller with a lock, or without it (helper events).
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type AbstractLock, lockAt } from './abstract-lock.ts';
import { helperEvent } from './lock-handover.ts';

export interface LockEvent {
  readonly node: CfgNode;
  readonly lock: AbstractLock;
  readonly action: 'acquire' | 'release';
  /** An attempt may fail: `acquire(False)`, `acquire(timeout=1)`, arguments nobody knows. */
  readonly mode: 'blocking' | 'attempt';
  /** A helper's own text does it. */
  readonly via: 'with' | 'call' | 'helper';
  /** The expression to point at: the call, or the context of the `with`. */
  readonly at: Expression;
  readonly call?: Call;
}

const noEvents: ReadonlyMap<number, LockEvent> = new Map();

/** By the id of the node. Of several locks that a helper leaves held, the first. */
export const lockEvents = defineAnalysis<Body, ReadonlyMap<number, LockEvent>>({
  name: 'lock-events',
  compute: (body, context) => (context.get(mayTouchLocks, body) ? eventsOf(body, context, throughHelpers) : noEvents),
});

type Events = Analysis<Body, ReadonlyMap<number, LockEvent>>;

const seenThrough = (helpers: Events | undefined, name: string): Events =>
  defineAnalysis({ name, compute: (body, context) => eventsOf(body, context, helpers) });

/** Helpers of helpers are looked into three deep: `with self:` → `__enter__` → `acquire` → the lock. */
const throughHelpers = seenThrough(seenThrough(seenThrough(undefined, 'direct-lock-events'), 'helper-lock-events'), 'outer-lock-events');

function eventsOf(body: Body, context: Context, helpers: Events | undefined): ReadonlyMap<number, LockEvent> {
  const events = new Map<number, LockEvent>();
  for (const node of context.get(controlFlow, body).nodes) {
    const event =
      directEvent(node, body, context) ?? (helpers ? helperEvent(node, body, context, (fn) => context.get(helpers, fn)) : undefined);
    if (event) events.set(node.id, event);
  }
  return events;
}

function directEvent(node: CfgNode, body: Body, context: Context): LockEvent | undefined {
  if (node.kind === 'enter' || node.kind === 'leave') return withEvent(node, body, context);
  if (node.kind === 'call' && node.expression?.kind === 'call') return callEvent(node, node.expression, false, body, context);
  if (node.kind === 'await' && node.expression?.kind === 'await') {
    const inner = unwrap(node.expression.value);
    return inner.kind === 'call' ? callEvent(node, awaitedAcquire(inner, body, context), true, body, context) : undefined;
  }
  return undefined;
}

function withEvent(node: CfgNode, body: Body, context: Context): LockEvent | undefined {
  if (!node.item) return undefined;
  const lock = lockAt(node.item.context, body.scope, context);
  if (!lock || lock.type === 'program' || lock.isAsync !== (node.isAsync ?? false)) return undefined;
  return { node, lock, action: node.kind === 'enter' ? 'acquire' : 'release', mode: 'blocking', via: 'with', at: node.item.context };
}

/** `await wait_for(lock.acquire(), 1)` raises when it does not get the lock. */
function awaitedAcquire(call: Call, body: Body, context: Context): Call {
  const first = call.arguments[0]?.value;
  if (first?.kind !== 'call') return call;
  const waits = context.evaluator
    .evaluate(call.callee, body.scope)
    .values.some((value) => value.kind === 'library' && value.name === 'asyncio.wait_for');
  return waits ? first : call;
}

/** `await lock.acquire()` takes an asyncio lock at the await, a plain call takes a threading lock at the call. */
function callEvent(node: CfgNode, call: Call, awaited: boolean, body: Body, context: Context): LockEvent | undefined {
  if (call.callee.kind !== 'attribute') return undefined;
  const { name, object } = call.callee;
  if (name !== 'acquire' && name !== 'release') return undefined;
  const lock = lockAt(object, body.scope, context);
  if (!lock) return undefined;
  if (name === 'release') return awaited ? undefined : { node, lock, action: 'release', mode: 'blocking', via: 'call', at: call, call };
  if (lock.isAsync !== awaited) return undefined;
  return { node, lock, action: 'acquire', mode: modeOf(call), via: 'call', at: call, call };
}

/** `acquire(blocking=True, timeout=-1)`; multiprocessing calls the first one `block`. */
function modeOf(call: Call): LockEvent['mode'] {
  if (call.arguments.some((argument) => argument.star !== 0)) return 'attempt';
  const blocking = argumentAt(call, 0, 'blocking') ?? argumentAt(call, 0, 'block');
  const timeout = argumentAt(call, 1, 'timeout');
  const surely = (argument: typeof blocking, accepted: readonly unknown[]): boolean =>
    !argument || (argument.value.kind === 'constant' && accepted.includes(argument.value.value)) || isMinusOne(argument.value);
  return surely(blocking, [true, 1]) && surely(timeout, [null]) ? 'blocking' : 'attempt';
}

const isMinusOne = (node: Expression): boolean =>
  node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'constant' && node.operand.value === 1;
