import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';
import { calleeOf, reentriesOf, reentryReport } from './reentry.ts';

/** As nested acquisition, but the second one is in a function that is called with the lock held. */
export const lockReacquiredThroughCall = defineRule({
  code: 'PC0209',
  name: 'lock-reacquired-through-call',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { reacquired: ['lock', 'callee'] },
  check(body, pass) {
    for (const reentry of reentriesOf(body, pass.context, { isAsync: false, direct: false })) {
      pass.report({
        message: 'reacquired',
        args: { lock: reentry.held.event.lock.display, callee: calleeOf(reentry) },
        ...reentryReport(reentry, body),
      });
    }
  },
});
