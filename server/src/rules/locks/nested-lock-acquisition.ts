import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';
import { reentriesOf, reentryReport } from './reentry.ts';

/** A lock that does not nest is acquired by the function that holds it: the thread waits for itself. */
export const nestedLockAcquisition = defineRule({
  code: 'PC0208',
  name: 'nested-lock-acquisition',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { nested: ['lock'] },
  check(body, pass) {
    for (const reentry of reentriesOf(body, pass.context, { isAsync: false, direct: true })) {
      pass.report({
        message: 'nested',
        args: { lock: reentry.held.event.lock.display },
        ...reentryReport(reentry, body),
      });
    }
  },
});
