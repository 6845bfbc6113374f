import { contradictoryAcquires } from '../../analysis/locks/lock-misuse.ts';
import { defineRule } from '../definition.ts';

/** Not waiting and waiting for a time contradict each other: the call raises a ValueError. */
export const acquireFalseWithTimeout = defineRule({
  code: 'PC0228',
  name: 'acquire-false-with-timeout',
  family: 'locks',
  severity: 'error',
  confidence: 'high',
  isLocal: true,
  words: ['acquire'],
  messages: { contradicts: ['lock'] },
  check(body, pass) {
    for (const { at, lock } of pass.context.get(contradictoryAcquires, body)) {
      pass.report({
        message: 'contradicts',
        args: { lock },
        at,
        witness: [{ role: 'thread', steps: [{ at, verb: 'raises', object: `${lock}.acquire` }] }],
        fixes: [{ fix: 'drop-blocking-argument', args: { lock }, safe: false, at }],
      });
    }
  },
});
