import { spellingsOf } from '../../analysis/calls/spellings.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { replacedLocks } from '../../analysis/locks/replaced-locks.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** A second lock in the place of the first: who holds the one does not keep out who takes the other. */
export const replacedLock = defineRule({
  code: 'PC0211',
  name: 'replaced-lock',
  family: 'locks',
  severity: 'warning',
  confidence: 'medium',
  words: [
    spellingsOf('lock-makers', () => [
      'threading.Lock',
      'threading.RLock',
      'threading.Condition',
      'multiprocessing.Lock',
      'multiprocessing.RLock',
    ]),
  ],
  messages: { replaced: ['lock', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { target, unit, name, taker } of pass.context.get(replacedLocks, body)) {
      const at = locate(body, unit, target);
      pass.report({
        message: 'replaced',
        args: { lock: name, function: nameOf(taker.body) },
        at,
        related: [{ at: taker.at, verb: 'acquired-here', object: taker.text }],
        witness: [
          { role: 'thread-a', name: nameOf(taker.body), steps: [{ at: taker.at, verb: 'acquires', object: taker.text }] },
          { role: 'thread-b', name: nameOf(body), steps: [{ at, verb: 'assigns', object: name }] },
          { role: 'other-thread', name: nameOf(taker.body), steps: [{ at: taker.at, verb: 'enters-beside', object: taker.text }] },
        ],
      });
    }
  },
});
