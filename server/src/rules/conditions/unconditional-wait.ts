import { lonelyWaits } from '../../analysis/conditions/lonely-waits.ts';
import { locate } from '../../analysis/context.ts';
import { defineRule } from '../definition.ts';

/** `cond.wait()` that asks for nothing: a notification that has come already is lost. */
export const unconditionalWait = defineRule({
  code: 'PC0405',
  name: 'unconditional-wait',
  family: 'conditions',
  severity: 'warning',
  confidence: 'medium',
  isLocal: true,
  words: ['wait', 'wait_for'],
  messages: { blind: ['condition'] },
  check(body, pass) {
    for (const { wait, asked } of pass.context.get(lonelyWaits, body)) {
      if (asked || wait.isAsync) continue;
      const condition = wait.display;
      const at = locate(body, wait.unit, wait.call);
      pass.report({
        message: 'blind',
        args: { condition },
        at,
        witness: [
          { role: 'thread-b', steps: [{ at, verb: 'notifies-early', object: condition }] },
          { role: 'thread-a', steps: [{ at, verb: 'waits-for-ever', object: condition }] },
        ],
      });
    }
  },
});
