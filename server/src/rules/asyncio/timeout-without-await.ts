import { locate, nameOf } from '../../analysis/context.ts';
import { idleTimeouts, timeoutNames } from '../../analysis/tasks/idle-timeouts.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A timeout is delivered where the task awaits; around anything else it is never heard of. */
export const timeoutWithoutAwait = defineRule({
  code: 'PC1306',
  name: 'timeout-without-await',
  family: 'asyncio',
  severity: 'information',
  confidence: 'high',
  isLocal: true,
  words: [timeoutNames],
  messages: { idle: ['call'] },
  check(body, pass) {
    for (const { manager, first, unit } of pass.context.get(idleTimeouts, body)) {
      const at = locate(body, unit, manager);
      const call = render(manager.kind === 'call' ? manager.callee : manager);
      pass.report({
        message: 'idle',
        args: { call },
        at,
        witness: [
          {
            role: 'task',
            name: nameOf(body),
            steps: [
              { at, verb: 'enters', object: call },
              { at: locate(body, unit, first), verb: 'never-gives-way', object: call },
            ],
          },
        ],
      });
    }
  },
});
