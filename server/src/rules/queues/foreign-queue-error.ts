import { locate, nameOf } from '../../analysis/context.ts';
import { foreignQueueErrors } from '../../analysis/queues/foreign-queue-errors.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** The exception of one kind of queue is caught where another kind is used. */
export const foreignQueueError = defineRule({
  code: 'PC0515',
  name: 'foreign-queue-error',
  family: 'queues',
  severity: 'warning',
  confidence: 'high',
  words: ['Empty', 'Full', 'QueueEmpty', 'QueueFull'],
  messages: { found: ['object', 'name', 'instead'] },
  check(body, pass) {
    for (const { type, unit, instead, queue: node } of pass.context.get(foreignQueueErrors, body)) {
      const at = locate(body, unit, type);
      const queue = render(node);
      pass.report({
        message: 'found',
        args: { object: render(type), name: queue, instead },
        at,
        related: [{ at: locate(body, unit, node), verb: 'called-here', object: queue }],
        witness: [
          {
            role: 'program',
            name: nameOf(body),
            steps: [
              { at: locate(body, unit, node), verb: 'fails-with', object: instead },
              { at, verb: 'passes-by', object: render(type) },
            ],
          },
        ],
      });
    }
  },
});
