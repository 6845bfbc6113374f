import { locate, nameOf } from '../../analysis/context.ts';
import { surplusDones } from '../../analysis/queues/surplus-dones.ts';
import { defineRule } from '../definition.ts';

/** `task_done()` for an item that was never taken. */
export const surplusTaskDone = defineRule({
  code: 'PC0504',
  name: 'surplus-task-done',
  family: 'queues',
  severity: 'warning',
  confidence: 'high',
  words: ['task_done'],
  messages: { surplus: ['object'] },
  check(body, pass) {
    for (const { done, get, unit, queue } of pass.context.get(surplusDones, body)) {
      const at = locate(body, unit, done);
      const taken = locate(body, unit, get);
      pass.report({
        message: 'surplus',
        args: { object: queue },
        at,
        related: [{ at: taken, verb: 'raises-here', object: queue }],
        witness: [
          {
            role: 'worker',
            name: nameOf(body),
            steps: [
              { at: taken, verb: 'finds-nothing', object: queue },
              { at, verb: 'fails-with', object: 'ValueError' },
            ],
          },
        ],
      });
    }
  },
});
