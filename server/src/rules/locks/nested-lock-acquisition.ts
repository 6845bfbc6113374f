import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import type { Reentry } from '../../analysis/locks/reentry.ts';
import { defineRule } from '../definition.ts';
import { reentriesOf, reentryReport } from './reentry.ts';

/** A lock that does not nest is acquired by the function that holds it: the thread waits for itself. */
export const nestedLockAcquisition = defineRule({
  code: 'PC0208',
  codes: ['PC0208', 'PC0417'],
  name: 'nested-lock-acquisition',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { nested: ['lock'] },
  check(body, pass) {
    for (const reentry of reentriesOf(body, pass.context, { isAsync: false, direct: true })) {
      pass.report({
        code: isUnderCondition(reentry) ? 'PC0417' : 'PC0208',
        message: 'nested',
        args: { lock: reentry.held.event.lock.display },
        ...reentryReport(reentry, body),
      });
    }
  },
});

/** A condition hides the plain lock that it was given: one of the two asks for it under that name. */
const isUnderCondition = ({ held: { event }, again }: Reentry): boolean =>
  [event.lock, again].some((lock) => lock !== undefined && /\bCondition$/.test(lock.type));
