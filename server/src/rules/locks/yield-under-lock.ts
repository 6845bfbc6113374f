import { locate } from '../../analysis/context.ts';
import { heldYields } from '../../analysis/locks/critical-sections.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** A generator that yields under a lock keeps it until its caller asks for the next value, which may be never. */
export const yieldUnderLock = defineRule({
  code: 'PC0218',
  name: 'yield-under-lock',
  family: 'locks',
  severity: 'warning',
  confidence: 'medium',
  near: [mayHoldLocks],
  messages: { yields: ['lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { held, node, at } of pass.context.get(heldYields, body)) {
      const { event } = held;
      const lock = event.lock.display;
      const place = locate(body, node.unit, at);
      const taken = locate(body, event.node.unit, event.at);
      const role = event.lock.isAsync ? 'task' : 'thread';
      pass.report({
        message: 'yields',
        args: { lock },
        at: place,
        related: [{ at: taken, verb: 'acquired-here', object: lock }],
        witness: [
          {
            role,
            steps: [
              { at: taken, verb: 'acquires', object: lock },
              { at: place, verb: 'pauses', object: lock },
            ],
          },
          { role: `other-${role}`, steps: [{ at: taken, verb: 'waits', object: lock }] },
        ],
        fixes: event.via === 'with' && !event.lock.isAsync ? [{ fix: 'yield-after-release', args: { lock }, safe: false, at: taken }] : [],
      });
    }
  },
});
