import { locate } from '../../analysis/context.ts';
import { loopSeekers, missingLoops } from '../../analysis/tasks/missing-loops.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Only a running loop can make a task, and none runs yet. */
export const taskWithoutLoop = defineRule({
  code: 'PC1019',
  name: 'task-without-loop',
  family: 'asyncio',
  severity: 'error',
  confidence: 'high',
  words: [loopSeekers],
  messages: { raises: ['call'] },
  check(body, pass) {
    for (const { call, unit } of pass.context.get(missingLoops, body)) {
      const at = locate(body, unit, call);
      const object = render(call.callee);
      pass.report({
        message: 'raises',
        args: { call: object },
        at,
        witness: [{ role: 'main-thread', steps: [{ at, verb: 'raises', object }] }],
      });
    }
  },
});
