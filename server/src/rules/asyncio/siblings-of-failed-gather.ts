import { locate } from '../../analysis/context.ts';
import { abandonedSiblings, gatherNames } from '../../analysis/tasks/abandoned-siblings.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** One failure ends the wait, not the others: they run on beside whatever comes next. */
export const siblingsOfFailedGather = defineRule({
  code: 'PC1008',
  name: 'siblings-of-failed-gather',
  family: 'asyncio',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: [gatherNames],
  messages: { abandoned: ['call'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, handler, unit } of pass.context.get(abandonedSiblings, body)) {
      const at = locate(body, unit, call);
      const object = render(call.callee);
      const caught = locate(body, unit, handler.type ?? handler);
      pass.report({
        message: 'abandoned',
        args: { call: object },
        at,
        related: [{ at: caught, verb: 'handled-here', object }],
        witness: [
          {
            role: 'task',
            name: body.name,
            steps: [
              { at, verb: 'raises', object },
              { at: caught, verb: 'goes-on', object },
            ],
          },
        ],
      });
    }
  },
});
