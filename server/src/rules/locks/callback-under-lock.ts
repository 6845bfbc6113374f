import { locate, nameOf } from '../../analysis/context.ts';
import { callbacksUnderLock } from '../../analysis/locks/callbacks-under-lock.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';

/** Whoever is called back may call the object again, and wait for the lock that the caller holds. */
export const callbackUnderLock = defineRule({
  code: 'PC0217',
  name: 'callback-under-lock',
  family: 'locks',
  severity: 'information',
  confidence: 'medium',
  near: [mayHoldLocks],
  messages: { found: ['function', 'lock', 'method'] },
  check(body, pass) {
    for (const { call, unit, callback, held, wanting, wants } of pass.context.get(callbacksUnderLock, body)) {
      const at = locate(body, unit, call);
      const taken = locate(body, held.node.unit, held.at);
      const wanted = locate(wanting, wants.node.unit, wants.at);
      pass.report({
        message: 'found',
        args: { function: callback, lock: held.lock.display, method: nameOf(wanting) },
        at,
        related: [
          { at: taken, verb: 'acquired-here', object: held.lock.display },
          ...(wanting === body ? [] : [{ at: wanted, verb: 'acquired-again-here', object: wants.lock.display }]),
        ],
        witness: [
          {
            role: 'thread',
            steps: [
              { at: taken, verb: 'acquires', object: held.lock.display },
              { at, verb: 'calls', object: callback },
              { at: wanted, verb: 'waits-for-ever', object: wants.lock.display },
            ],
          },
        ],
      });
    }
  },
});
