import { lonelyWaits } from '../../analysis/conditions/lonely-waits.ts';
import { locate } from '../../analysis/context.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `if not ready: cond.wait()`: when the wait is over, somebody else may have been faster. */
export const waitWithoutLoop = defineRule({
  code: 'PC0401',
  codes: ['PC0401', 'PC1106'],
  name: 'wait-without-loop',
  family: 'conditions',
  severity: 'warning',
  confidence: 'high',
  isLocal: true,
  words: ['wait', 'wait_for'],
  messages: { once: ['condition'] },
  check(body, pass) {
    for (const { wait, asked, use } of pass.context.get(lonelyWaits, body)) {
      if (!asked) continue;
      const condition = wait.display;
      const at = locate(body, wait.unit, wait.call);
      const test = locate(body, wait.unit, asked.test);
      const used = use && { at: locate(body, wait.unit, use), object: render(use) };
      pass.report({
        code: wait.isAsync ? 'PC1106' : 'PC0401',
        message: 'once',
        args: { condition },
        at,
        related: used ? [{ ...used, verb: 'relied-on-here' }] : [],
        witness: [
          {
            role: wait.isAsync ? 'task' : 'thread-a',
            steps: [
              { at: test, verb: 'asks', object: condition },
              { at, verb: 'waits', object: condition },
            ],
          },
          { role: wait.isAsync ? 'other-task' : 'thread-b', steps: [{ at, verb: 'was-faster', object: condition }] },
          {
            role: wait.isAsync ? 'task' : 'thread-a',
            steps: [used ? { ...used, verb: 'relies-on' } : { at, verb: 'wakes-in-vain', object: condition }],
          },
        ],
        fixes: [{ fix: 'while-for-if', args: { condition }, safe: !wait.isTimed, at }],
      });
    }
  },
});
