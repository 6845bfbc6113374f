/** Where a body takes and gives back locks: `with`, `acquire()`, `release()`, and context managers of the program that hold a lock while they are entered. */
import type { Call, Expression } from '../ir/expression.ts';
import { unwrap } from '../ir/visit.ts';
import { Evaluator } from '../semantic/evaluate.ts';
import type { CfgNode } from '../semantic/flow/cfg.ts';
import { type AbstractLock, lockAt } from './abstract-lock.ts';
import { controlFlow } from './control-flow.ts';
import { type Body, type Context, defineAnalysis } from './context.ts';

export interface LockEvent {
  readonly node: CfgNode;
  readonly lock: AbstractLock;
  readonly action: 'acquire' | 'release';
  /** An attempt may fail: `acquire(False)`, `acquire(timeout=1)`, arguments nobody knows. */
  readonly mode: 'blocking' | 'attempt';
  readonly via: 'with' | 'call';
  /** The expression to point at: the call, or the context of the `with`. */
  readonly at: Expression;
  readonly call?: Call;
}

/** By the id of the node. */
export const lockEvents = defineAnalysis<Body, ReadonlyMap<number, LockEvent>>({
  name: 'lock-events',
  compute: (body, context) => {
    const events = new Map<number, LockEvent>();
    for (const node of context.get(controlFlow, body).nodes) {
      const event = eventAt(node, body, context);
      if (event) events.set(node.id, event);
    }
    return events;
  },
});

function eventAt(node: CfgNode, body: Body, context: Context): LockEvent | undefined {
  if (node.kind === 'enter' || node.kind === 'leave') return withEvent(node, body, context);
  if (node.kind === 'call' && node.expression?.kind === 'call') return callEvent(node, node.expression, false, body, context);
  if (node.kind === 'await' && node.expression?.kind === 'await') {
    const inner = unwrap(node.expression.value);
    return inner.kind === 'call' ? callEvent(node, inner, true, body, context) : undefined;
  }
  return undefined;
}

function withEvent(node: CfgNode, body: Body, context: Context): LockEvent | undefined {
  if (!node.item) return undefined;
  const lock = lockAt(node.item.context, body.scope, context);
  if (!lock || lock.isAsync !== (node.isAsync ?? false)) return undefined;
  return { node, lock, action: node.kind === 'enter' ? 'acquire' : 'release', mode: 'blocking', via: 'with', at: node.item.context };
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
  const blocking = Evaluator.argument(call, 0, 'blocking') ?? Evaluator.argument(call, 0, 'block');
  const timeout = Evaluator.argument(call, 1, 'timeout');
  const surely = (argument: typeof blocking, accepted: readonly unknown[]): boolean =>
    !argument || (argument.value.kind === 'constant' && accepted.includes(argument.value.value)) || isMinusOne(argument.value);
  return surely(blocking, [true, 1]) && surely(timeout, [null]) ? 'blocking' : 'attempt';
}

const isMinusOne = (node: Expression): boolean => node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'constant' && node.operand.value === 1;
