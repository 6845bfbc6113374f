import { locate } from '../../analysis/context.ts';
import { freshLocks } from '../../analysis/locks/idle-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import { ownLocks } from './own-locks.ts';

/** `with threading.Lock():` takes a lock that nobody else can ever wait for. */
export const lockCreatedInWith = defineRule({
  code: 'PC0201',
  name: 'lock-created-in-with',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['with'],
  messages: { fresh: ['lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit } of pass.context.get(freshLocks, body)) {
      const lock = render(call);
      const at = locate(body, unit, call);
      pass.report({
        message: 'fresh',
        args: { lock },
        at,
        witness: ownLocks(at, at, lock),
        fixes: [{ fix: 'share-lock', args: { lock }, safe: false, at }],
      });
    }
  },
});
