/**
 * Thread locks that a coroutine still holds where it lets other tasks run. A task of the same loop that wants the
 * lock then stops the thread, and with it the holder: nobody gives it back. A lock that nests lets the other task in
 * instead. Held means surely held (`lock-set.ts`), so an early `release()` counts; errs on the side of silence.
 */
import type { Expression } from '../../ir/expression.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { type Held, heldLocks } from '../locks/lock-set.ts';
import { suspensionPoints } from '../parallel/suspension.ts';

export interface HeldSuspension {
  readonly held: Held;
  readonly node: CfgNode;
  /** What is awaited, iterated or entered. */
  readonly at: Expression;
}

/** The first suspension for each acquisition of the body. */
export const threadLocksAcrossAwait = defineAnalysis<Body, readonly HeldSuspension[]>({
  name: 'thread-locks-across-await',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || context.get(lockEvents, body).size === 0) return [];
    const held = context.get(heldLocks, body);
    const found = new Map<Held['event'], HeldSuspension>();
    for (const node of context.get(suspensionPoints, body)) {
      const at = expressionOf(node);
      if (!at) continue;
      for (const each of held[node.id]?.values() ?? []) {
        if (isThreadLock(each) && isTakenIn(each, body, context) && !found.has(each.event)) found.set(each.event, { held: each, node, at });
      }
    }
    return [...found.values()];
  },
});

function isThreadLock({ event: { lock, mode } }: Held): boolean {
  const isExclusive = lock.again === 'deadlocks' || lock.again === 'nests';
  return isExclusive && !lock.isAsync && lock.type !== 'program' && mode === 'blocking';
}

const isTakenIn = ({ event }: Held, body: Body, context: Context): boolean => context.get(lockEvents, body).get(event.node.id) === event;

function expressionOf({ expression, item, statement }: CfgNode): Expression | undefined {
  return expression ?? item?.context ?? (statement?.kind === 'for' ? statement.iterable : undefined);
}
