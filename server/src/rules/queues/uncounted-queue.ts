import { locate, nameOf } from '../../analysis/context.ts';
import { type UncountedQueue, uncountedQueues } from '../../analysis/queues/uncounted-queues.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan } from '../rule.ts';

/** `task_done()` or `join()` of a queue that does not count: there is no such method. */
export const uncountedQueue = defineRule({
  code: 'PC0514',
  name: 'uncounted-queue',
  family: 'queues',
  severity: 'error',
  confidence: 'high',
  words: ['task_done', 'join'],
  messages: { found: ['object', 'class', 'method'] },
  check(body, pass) {
    for (const found of pass.context.get(uncountedQueues, body)) {
      const { call, unit, type, method, made } = found;
      const at = locate(body, unit, call);
      const queue = render(found.queue);
      pass.report({
        message: 'found',
        args: { object: queue, class: type, method },
        at,
        related: made.map((each) => ({ at: each, verb: 'created-here', object: queue })),
        witness: [{ role: 'program', name: nameOf(body), steps: [{ at, verb: 'fails-with', object: 'AttributeError' }] }],
        fixes: fixes(found, queue),
      });
    }
  },
});

/** Where somebody says that what was taken is done, a queue that counts does what is meant; else it would be waited for for ever. */
function fixes({ type, made: [made, ...others], isAccounted }: UncountedQueue, object: string): readonly FixPlan[] {
  if (!made || others.length > 0 || !isAccounted) return [];
  const to = type.startsWith('queue.') ? 'queue.Queue' : 'multiprocessing.JoinableQueue';
  return [{ fix: 'counting-queue', args: { from: type, to, object }, safe: true, at: made }];
}
