import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { defineRule } from '../definition.ts';
import { exitOf, keywordOf, leakReport, leaksOf } from './leaks.ts';

/** A `return`, `break`, `continue` or `raise` between `acquire()` and `release()`, or a branch that forgets the release. */
export const releaseSkippedByExit = defineRule({
  code: 'PC0205',
  name: 'release-skipped-by-exit',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldLocks],
  messages: { exit: ['lock', 'exit'], branch: ['lock'] },
  check(body, pass) {
    for (const leak of leaksOf(body, pass.context, 'by-exit')) {
      const { event } = leak.obligation;
      const exit = exitOf(leak.leak);
      const lock = event.lock.display;
      if (exit) pass.report({ message: 'exit', args: { lock, exit: keywordOf(exit) }, ...leakReport(leak, body) });
      else pass.report({ message: 'branch', args: { lock }, ...leakReport(leak, body) });
    }
  },
});
