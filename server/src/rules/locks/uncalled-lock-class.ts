import { moduleOf } from '../../analysis/context.ts';
import { uncalledLocks } from '../../analysis/locks/lock-misuse.ts';
import { defineRule } from '../definition.ts';

/** `self._lock = threading.Lock` keeps the class, not a lock: `with self._lock` raises. */
export const uncalledLockClass = defineRule({
  code: 'PC0212',
  name: 'uncalled-lock-class',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['with', 'acquire', 'release'],
  messages: { uncalled: ['lock', 'class'] },
  check(body, pass) {
    for (const { at, text, cls, stored } of pass.context.get(uncalledLocks, body)) {
      pass.report({
        message: 'uncalled',
        args: { lock: text, class: cls },
        at,
        related: stored ? [{ at: stored, verb: 'stored-here', object: cls }] : [],
        witness: [
          {
            role: 'thread',
            steps: [
              { at, verb: 'enters', object: text },
              { at, verb: 'raises', object: text },
            ],
          },
        ],
        fixes: stored?.file === moduleOf(body).file ? [{ fix: 'call-lock-class', args: { class: cls }, safe: true, at: stored }] : [],
      });
    }
  },
});
