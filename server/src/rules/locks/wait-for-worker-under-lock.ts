import type { Body } from '../../analysis/context.ts';
import { locate } from '../../analysis/context.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { type WorkerWait, workerWaits } from '../../analysis/locks/worker-waits.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { Related, Step, ThreadFlow } from '../rule.ts';

/** The holder of a lock waits for a thread, a future or an executor whose work needs that lock. */
export const waitForWorkerUnderLock = defineRule({
  code: 'PC0216',
  name: 'wait-for-worker-under-lock',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { waits: ['wait', 'worker', 'lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const wait of pass.context.get(workerWaits, body)) {
      const lock = wait.held.event.lock.display;
      pass.report({
        message: 'waits',
        args: { wait: wait.text, worker: nameOf(wait), lock },
        at: wait.at,
        related: related(wait, body),
        witness: witness(wait, body),
        fixes:
          wait.held.event.via === 'with' ? [{ fix: 'wait-after-release', args: { lock, wait: wait.text }, safe: false, at: wait.at }] : [],
      });
    }
  },
});

const nameOf = ({ worker }: WorkerWait): string => (worker.signature.isLambda ? 'lambda' : worker.qualifiedName);

function witness(wait: WorkerWait, body: Body): readonly ThreadFlow[] {
  const { event } = wait.held;
  const object = event.lock.display;
  const role = event.lock.isAsync ? 'task' : 'thread';
  return [
    {
      role,
      steps: [
        { at: locate(body, event.node.unit, event.at), verb: 'acquires', object },
        { at: wait.at, verb: 'waits-for-ever', object: wait.text },
      ],
    },
    {
      role: event.lock.isAsync ? 'other-task' : 'worker',
      name: nameOf(wait),
      steps: wait.chain.map(
        ({ at, text }, index): Step => ({ at, verb: index === wait.chain.length - 1 ? 'waits-for-ever' : 'calls', object: text }),
      ),
    },
  ];
}

function related({ held: { event }, chain }: WorkerWait, body: Body): readonly Related[] {
  return [
    { at: locate(body, event.node.unit, event.at), verb: 'acquired-first-here', object: event.lock.display },
    ...chain.map(
      ({ at, text }, index): Related => ({ at, verb: index === chain.length - 1 ? 'needed-here' : 'called-here', object: text }),
    ),
  ];
}
