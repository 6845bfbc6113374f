import { locate } from '../../analysis/context.ts';
import { ignoredAttempts } from '../../analysis/locks/attempts.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';

/** `acquire(False)` or `acquire(timeout=…)` may fail; going on as if it had not enters the section without the lock. */
export const ignoredAcquireResult = defineRule({
  code: 'PC0207',
  name: 'ignored-acquire-result',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { ignored: ['lock'] },
  check(body, pass) {
    for (const { event, release, statement } of pass.context.get(ignoredAttempts, body)) {
      const lock = event.lock.display;
      const at = locate(body, event.node.unit, event.at);
      const released = locate(body, release.node.unit, release.at);
      pass.report({
        message: 'ignored',
        args: { lock },
        at,
        related: [{ at: released, verb: 'released-here', object: lock }],
        witness: [
          { role: 'other-thread', steps: [{ at, verb: 'holds', object: lock }] },
          {
            role: 'thread',
            steps: [
              { at, verb: 'times-out', object: lock },
              { at, verb: 'proceeds', object: lock },
              { at: released, verb: 'releases-unheld', object: lock },
            ],
          },
        ],
        fixes: [{ fix: 'test-acquire-result', args: { lock }, safe: false, at: locate(body, event.node.unit, statement) }],
      });
    }
  },
});
