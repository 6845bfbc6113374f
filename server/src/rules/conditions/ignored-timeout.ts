import { ignoredTimeouts } from '../../analysis/conditions/ignored-timeouts.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';
import { locationOf } from '../shared-state/schedules.ts';

/** `ready.wait(5)` as a statement: whether it came or the time was over, the code goes on in the same way. */
export const ignoredTimeout = defineRule({
  code: 'PC0407',
  name: 'ignored-timeout',
  family: 'conditions',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: ['wait', 'wait_for'],
  messages: { ignored: ['object', 'method'] },
  check(body, pass) {
    for (const { call, unit, display, method, relied } of pass.context.get(ignoredTimeouts, body)) {
      const at = locate(body, unit, call);
      const used = relied && { at: locationOf(relied.read), object: relied.read.display };
      pass.report({
        message: 'ignored',
        args: { object: display, method },
        at,
        related:
          relied && used
            ? [
                { ...used, verb: 'relied-on-here' },
                { at: locationOf(relied.write), verb: 'accessed-here', object: relied.write.display },
              ]
            : [],
        witness: [
          {
            role: 'thread-a',
            steps: [
              { at, verb: 'gives-up', object: display },
              used ? { ...used, verb: 'relies-on' } : { at, verb: 'wakes-in-vain', object: display },
            ],
          },
          ...(relied
            ? [{ role: 'thread-b', steps: [{ at: locationOf(relied.write), verb: 'changes', object: relied.write.display }] }]
            : []),
        ],
        fixes: [{ fix: 'raise-on-timeout', args: { object: display }, safe: false, at }],
      });
    }
  },
});
