import { waitsBesideLocks } from '../../analysis/conditions/waits-beside-locks.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** `cond.wait()` under a second lock, without which nobody can notify. */
export const waitBesideLock = defineRule({
  code: 'PC0406',
  name: 'wait-beside-lock',
  family: 'conditions',
  severity: 'warning',
  confidence: 'high',
  words: ['wait', 'wait_for'],
  messages: { kept: ['condition', 'lock', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { wait, kept, notifier, needed } of pass.context.get(waitsBesideLocks, body)) {
      const at = locate(body, wait.unit, wait.call);
      pass.report({
        message: 'kept',
        args: { condition: wait.display, lock: kept.text, function: nameOf(notifier) },
        at,
        related: [
          { at: kept.at, verb: 'acquired-here', object: kept.text },
          { at: needed.at, verb: 'waits-here', object: needed.text },
        ],
        witness: [
          {
            role: 'thread-a',
            name: nameOf(body),
            steps: [
              { at: kept.at, verb: 'acquires', object: kept.text },
              { at, verb: 'waits-for-ever', object: `${wait.display}.${wait.method}()` },
            ],
          },
          { role: 'thread-b', name: nameOf(notifier), steps: [{ at: needed.at, verb: 'waits-for-ever', object: needed.text }] },
        ],
      });
    }
  },
});
