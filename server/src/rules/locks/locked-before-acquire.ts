import { locate } from '../../analysis/context.ts';
import { testedAcquisitions } from '../../analysis/locks/critical-sections.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** `if not lock.locked(): lock.acquire()`: between the question and the acquisition another thread can take the lock. */
export const lockedBeforeAcquire = defineRule({
  code: 'PC0219',
  name: 'locked-before-acquire',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  words: ['locked'],
  messages: { tested: ['lock'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const event of pass.context.get(testedAcquisitions, body)) {
      const lock = event.lock.display;
      const at = locate(body, event.node.unit, event.at);
      const question = `${lock}.locked()`;
      pass.report({
        message: 'tested',
        args: { lock },
        at,
        witness: [
          { role: 'thread-a', steps: [{ at, verb: 'finds-free', object: question }] },
          {
            role: 'thread-b',
            steps: [
              { at, verb: 'finds-free', object: question },
              { at, verb: 'acquires', object: lock },
            ],
          },
          { role: 'thread-a', steps: [{ at, verb: 'waits', object: lock }] },
        ],
        fixes: event.via === 'call' ? [{ fix: 'acquire-without-waiting', args: { lock }, safe: true, at }] : [],
      });
    }
  },
});
