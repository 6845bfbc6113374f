import { locate, nameOf } from '../../analysis/context.ts';
import { skippedDones } from '../../analysis/queues/unfinished-items.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** An exception between `get()` and `task_done()`: the item stays unfinished, and `join()` waits for it. */
export const skippedTaskDone = defineRule({
  code: 'PC0503',
  name: 'skipped-task-done',
  family: 'queues',
  severity: 'information',
  confidence: 'medium',
  words: ['task_done'],
  messages: { found: ['object', 'call'] },
  check(body, pass) {
    for (const { done, get, failing, join } of pass.context.get(skippedDones, body)) {
      const object = render(done.queue);
      const at = locate(body, done.occurrence.unit, done.call);
      const raised = failing.expression ?? failing.statement ?? done.call;
      const call = failing.expression ? render(failing.expression) : 'raise';
      const [took, fails] = [locate(body, get.occurrence.unit, get.call), locate(body, failing.unit, raised)];
      const joined = locate(join.occurrence.body, join.occurrence.unit, join.call ?? join.queue);
      pass.report({
        message: 'found',
        args: { object: render(join.queue), call },
        at,
        related: [
          { at: fails, verb: 'raised-here', object: call },
          { at: joined, verb: 'waits-here', object: render(join.queue) },
        ],
        witness: [
          {
            role: 'thread',
            name: nameOf(body),
            steps: [
              { at: took, verb: 'takes', object },
              { at: fails, verb: 'raises', object: call },
              { at, verb: 'never-reaches', object: render(done.call) },
            ],
          },
          {
            role: 'other-thread',
            name: nameOf(join.occurrence.body),
            steps: [{ at: joined, verb: 'waits-for-ever', object: render(join.queue) }],
          },
        ],
        fixes: [{ fix: 'finally-task-done', args: { call: render(done.call), get: render(get.call.callee) }, safe: false, at }],
      });
    }
  },
});
