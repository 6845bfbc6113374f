import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';
import { leakRelated, leaksOf, leakWitness, textOf, withStatement } from './leaks.ts';

/** `release()` is there, but not in a `finally`, and a call before it may raise. */
export const releaseSkippedByException = defineRule({
  code: 'PC0204',
  name: 'release-skipped-by-exception',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  messages: { exception: ['lock', 'call'] },
  check(body, pass) {
    for (const leak of leaksOf(body, pass.context, 'by-exception')) {
      const { event } = leak.obligation;
      if (!leak.leak.raising) continue;
      pass.report({
        message: 'exception',
        args: { lock: event.lock.display, call: textOf(leak.leak.raising) },
        at: locate(body, event.node.unit, event.at),
        related: leakRelated(leak, body),
        witness: leakWitness(leak, body),
        fixes: withStatement(leak.obligation, body),
      });
    }
  },
});
