import { locate } from '../../analysis/context.ts';
import { localLocks, lockConstructors } from '../../analysis/locks/idle-locks.ts';
import { remadeLocks } from '../../analysis/locks/remade-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import { ownLocks } from './own-locks.ts';

/** A lock that a function makes, takes and forgets: each call has its own, so it keeps nobody out. */
export const functionLocalLock = defineRule({
  code: 'PC0202',
  name: 'function-local-lock',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  words: [lockConstructors],
  messages: { local: ['lock', 'function'] },
  check(body, pass) {
    if (isTest(body) || body.kind === 'module') return;
    const local = pass.context.get(localLocks, body);
    for (const { name, call, unit, taken } of [...local, ...pass.context.get(remadeLocks, body)]) {
      const at = locate(body, unit, call);
      const first = locate(body, unit, taken);
      pass.report({
        message: 'local',
        args: { lock: name, function: body.name },
        at,
        related: [{ at: first, verb: 'acquired-here', object: name }],
        witness: ownLocks(at, first, name),
        fixes: [{ fix: 'share-lock', args: { lock: name }, safe: false, at }],
      });
    }
  },
});
