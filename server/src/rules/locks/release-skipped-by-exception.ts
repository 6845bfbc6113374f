import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';
import { leakReport, leaksOf, textOf } from './leaks.ts';

/** `release()` is there, but not in a `finally`, and a call before it may raise. */
export const releaseSkippedByException = defineRule({
  code: 'PC0204',
  codes: ['PC0204', 'PC0412'],
  name: 'release-skipped-by-exception',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { exception: ['lock', 'call'] },
  check(body, pass) {
    for (const leak of leaksOf(body, pass.context, 'by-exception')) {
      const { event } = leak.obligation;
      if (!leak.leak.raising) continue;
      pass.report({
        message: 'exception',
        // A permit is not a lock that somebody holds, but it is gone all the same.
        code: event.lock.again === 'counts' ? 'PC0412' : 'PC0204',
        args: { lock: event.lock.display, call: textOf(leak.leak.raising) },
        ...leakReport(leak, body),
      });
    }
  },
});
