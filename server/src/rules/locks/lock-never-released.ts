import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';
import { leakReport, leaksOf } from './leaks.ts';

/** `lock.acquire()` and no `release()` on any way out, nor in any other function that could be the other half. */
export const lockNeverReleased = defineRule({
  code: 'PC0203',
  name: 'lock-never-released',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { never: ['lock'] },
  check(body, pass) {
    for (const leak of leaksOf(body, pass.context, 'never')) {
      const { event } = leak.obligation;
      pass.report({
        message: 'never',
        args: { lock: event.lock.display },
        ...leakReport(leak, body),
      });
    }
  },
});
