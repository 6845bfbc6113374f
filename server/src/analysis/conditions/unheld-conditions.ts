/**
 * `wait()` and `notify()` on a condition whose lock is surely not held, neither by the body nor by all its callers:
 * they raise. Errs on the side of "held": where a lock may be held that nobody knows, or the author says that the
 * caller has it, nothing is said.
 */
import { findMethod } from '../../semantic/classes.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import { locksBefore } from '../locks/caller-locks.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { lockHome } from '../locks/lock-identity.ts';
import { mayHoldUnknown } from '../shared/held-at.ts';
import { isPrivatePhase } from '../shared/phases.ts';
import { type ConditionCall, conditionCalls, nodesOfCall } from './condition-calls.ts';

export const unheldConditions = defineAnalysis<Body, readonly ConditionCall[]>({
  name: 'unheld-conditions',
  compute: (body, context) => {
    const calls = context.get(conditionCalls, body);
    if (calls.length === 0 || isPrivatePhase(body, context)) return [];
    return calls.filter((each) => !isWrapper(each, body, context) && isUnheld(each, body, context));
  },
});

/** A class that is used like a condition hands its methods on: whoever calls them holds the lock. */
function isWrapper({ method }: ConditionCall, body: Body, context: Context): boolean {
  if (body.kind === 'module') return false;
  const { cls } = body;
  const isHandedOn = body.name === method || /^(notify|wait|notify_all|notifyAll|wait_for|signal|broadcast)$/.test(body.name);
  return (
    isHandedOn || (cls !== undefined && ['acquire', '__enter__'].some((name) => findMethod(cls, name, context.evaluator) !== undefined))
  );
}

function isUnheld({ call, unit, lock }: ConditionCall, body: Body, context: Context): boolean {
  const nodes = nodesOfCall(call, body, context);
  const takenByHand = [...context.get(lockEvents, body).values()].some(
    (event) => event.lock.key === lock.key && event.via !== 'with' && event.action === 'acquire',
  );
  if (nodes.length === 0 || takenByHand || lock.made.length === 0 || mayHoldUnknown(call, body, context)) return false;
  if (isExpected(call, unit, ['RuntimeError', 'AssertionError'], body, context)) return false;
  const home = lockHome(lock, context)?.key;
  return nodes.every(({ id }) => {
    const held = locksBefore(id, body, context);
    if (held === 'all' || held === undefined) return false;
    return [...held.values()].every(({ event }) => {
      const other = lockHome(event.lock, context)?.key;
      return event.lock.key !== lock.key && home !== undefined && other !== undefined && other !== home;
    });
  });
}
