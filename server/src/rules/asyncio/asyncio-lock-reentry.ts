import { defineRule } from '../definition.ts';
import { calleeOf, reentriesOf, reentryReport } from '../locks/reentry.ts';

/** asyncio.Lock does not nest and has no reentrant sibling: a task that holds it and awaits it again never goes on. */
export const asyncioLockReentry = defineRule({
  code: 'PC1104',
  name: 'asyncio-lock-reentry',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: ['async'],
  messages: { nested: ['lock'], 'through-call': ['lock', 'callee'] },
  check(body, pass) {
    for (const reentry of reentriesOf(body, pass.context, { isAsync: true })) {
      const lock = reentry.held.event.lock.display;
      const shared = reentryReport(reentry, body);
      if (reentry.chain.length === 0) pass.report({ message: 'nested', args: { lock }, ...shared });
      else pass.report({ message: 'through-call', args: { lock, callee: calleeOf(reentry) }, ...shared });
    }
  },
});
