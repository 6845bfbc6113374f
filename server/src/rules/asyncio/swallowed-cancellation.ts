import { locate } from '../../analysis/context.ts';
import { swallowedCancellations } from '../../analysis/tasks/swallowed-cancellations.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A loop catches its own cancellation and goes on: the task cannot be ended. */
export const swallowedCancellation = defineRule({
  code: 'PC1301',
  name: 'swallowed-cancellation',
  family: 'asyncio',
  severity: 'warning',
  confidence: 'high',
  messages: { swallowed: ['function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { type, unit } of pass.context.get(swallowedCancellations, body)) {
      const at = locate(body, unit, type);
      pass.report({
        message: 'swallowed',
        args: { function: body.name },
        at,
        witness: [
          {
            role: 'task',
            name: body.name,
            steps: [
              { at, verb: 'raises', object: render(type) },
              { at, verb: 'next-turn', object: body.name },
            ],
          },
          { role: 'other-task', steps: [{ at, verb: 'waits-for-ever', object: body.name }] },
        ],
      });
    }
  },
});
