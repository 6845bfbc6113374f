import { locate } from '../../analysis/context.ts';
import { attemptsInTry } from '../../analysis/locks/attempts.ts';
import { defineRule } from '../definition.ts';

/** An attempt inside the `try` whose `finally` releases: when it fails, the release hits a lock that is not held, or another thread's. */
export const acquireInsideTry = defineRule({
  code: 'PC0206',
  name: 'acquire-inside-try',
  family: 'locks',
  severity: 'information',
  confidence: 'high',
  words: ['release'],
  messages: { inside: ['lock'] },
  check(body, pass) {
    for (const { event, release } of pass.context.get(attemptsInTry, body)) {
      const lock = event.lock.display;
      const at = locate(body, event.node.unit, event.at);
      const released = locate(body, event.node.unit, release);
      pass.report({
        message: 'inside',
        args: { lock },
        at,
        related: [{ at: released, verb: 'released-here', object: lock }],
        witness: [
          {
            role: 'thread',
            steps: [
              { at, verb: 'times-out', object: lock },
              { at: released, verb: 'releases-unheld', object: lock },
            ],
          },
        ],
        fixes: [{ fix: 'acquire-before-try', args: { lock }, safe: false, at }],
      });
    }
  },
});
