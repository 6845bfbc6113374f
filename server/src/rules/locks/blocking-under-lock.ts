import { type Body, locate, nameOf } from '../../analysis/context.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { type Stall, stalls } from '../../analysis/locks/long-sections.ts';
import { workerWaits } from '../../analysis/locks/worker-waits.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related, Step, ThreadFlow } from '../rule.ts';

/** A long wait while a lock is held makes everybody wait who wants the lock for a moment only. */
export const blockingUnderLock = defineRule({
  code: 'PC0215',
  name: 'blocking-under-lock',
  family: 'locks',
  severity: 'information',
  confidence: 'medium',
  near: [mayHoldLocks],
  messages: { blocks: ['operation', 'lock', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    const deadlocks = pass.context.get(workerWaits, body);
    for (const stall of pass.context.get(stalls, body)) {
      const { held, operation } = stall.wait;
      const at = operation.chain[0]?.at;
      if (!at || deadlocks.some((wait) => wait.at.start === at.start && wait.at.unit === at.unit)) continue;
      pass.report({
        message: 'blocks',
        args: { operation: operation.text, lock: held.event.lock.display, function: nameOf(stall.victim.body) },
        at,
        related: related(stall, body),
        witness: witness(stall, body),
      });
    }
  },
});

function witness(stall: Stall, body: Body): readonly ThreadFlow[] {
  const { wait, victim } = stall;
  const { event } = wait.held;
  const { chain } = wait.operation;
  return [
    {
      role: 'thread-a',
      steps: [
        { at: locate(body, event.node.unit, event.at), verb: 'acquires', object: event.lock.display },
        ...chain.map(({ at, text }, index): Step => ({ at, verb: index === chain.length - 1 ? 'waits' : 'calls', object: text })),
      ],
    },
    { role: 'thread-b', name: nameOf(stall.victim.body), steps: [{ at: victim.at, verb: 'waits', object: victim.text }] },
  ];
}

function related({ wait, victim }: Stall, body: Body): readonly Related[] {
  const { event } = wait.held;
  const { chain } = wait.operation;
  return [
    { at: locate(body, event.node.unit, event.at), verb: 'acquired-here', object: event.lock.display },
    ...chain.slice(1).map(({ at, text }): Related => ({ at, verb: 'called-here', object: text })),
    { at: victim.at, verb: 'waits-here', object: victim.text },
  ];
}
