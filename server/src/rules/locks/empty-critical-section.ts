import { locate } from '../../analysis/context.ts';
import { emptySections } from '../../analysis/locks/critical-sections.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** `with lock: pass` waits until the lock is free and protects nothing; a statement may have slipped out of the block. */
export const emptyCriticalSection = defineRule({
  code: 'PC0222',
  name: 'empty-critical-section',
  family: 'locks',
  severity: 'information',
  confidence: 'high',
  words: ['with'],
  messages: { empty: ['lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { lock, at, unit } of pass.context.get(emptySections, body)) {
      const place = locate(body, unit, at);
      pass.report({
        message: 'empty',
        args: { lock: lock.display },
        at: place,
        witness: [
          {
            role: lock.isAsync ? 'task' : 'thread',
            steps: [
              { at: place, verb: 'acquires', object: lock.display },
              { at: place, verb: 'releases', object: lock.display },
            ],
          },
        ],
      });
    }
  },
});
