import { locate } from '../../analysis/context.ts';
import { unawaitedCancellations } from '../../analysis/tasks/unawaited-cancellations.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';

/** `cancel()` is a request; until the task has run once more it holds all that it holds. */
export const unawaitedCancellation = defineRule({
  code: 'PC1016',
  name: 'unawaited-cancellation',
  family: 'asyncio',
  severity: 'information',
  confidence: 'medium',
  isLocal: true,
  words: ['cancel'],
  messages: { requested: ['task'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { call, unit, task } of pass.context.get(unawaitedCancellations, body)) {
      const at = locate(body, unit, call);
      pass.report({
        message: 'requested',
        args: { task },
        at,
        witness: [
          { role: 'task', name: body.name, steps: [{ at, verb: 'asks-to-end', object: task }] },
          { role: 'other-task', steps: [{ at, verb: 'not-yet-ended', object: task }] },
        ],
        fixes: [{ fix: 'await-cancelled', args: { task }, safe: false, at }],
      });
    }
  },
});
