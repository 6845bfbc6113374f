import { locate, nameOf } from '../../analysis/context.ts';
import { loneSentinels } from '../../analysis/queues/lone-sentinels.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `jobs.put(None)` once for four workers: one of them ends. */
export const loneSentinel = defineRule({
  code: 'PC0511',
  name: 'lone-sentinel',
  family: 'queues',
  severity: 'warning',
  confidence: 'high',
  words: ['put', 'put_nowait'],
  messages: { found: ['object', 'count', 'function'] },
  check(body, pass) {
    for (const { put, get, creation, count } of pass.context.get(loneSentinels, body)) {
      const at = locate(body, put.occurrence.unit, put.call);
      const worker = get.occurrence.body;
      const taken = locate(worker, get.occurrence.unit, get.call ?? get.queue);
      const made = locate(creation.body, creation.unit, creation.call);
      const object = render(get.queue);
      const mark = render(put.call.arguments[0]?.value ?? put.call);
      pass.report({
        message: 'found',
        args: { object: mark, count: String(count), function: nameOf(worker) },
        at,
        related: [
          { at: made, verb: 'created-here', object: nameOf(worker) },
          { at: taken, verb: 'taken-here', object },
        ],
        witness: [
          { role: 'thread', name: nameOf(body), steps: [{ at, verb: 'puts', object: mark }] },
          {
            role: 'thread-a',
            name: nameOf(worker),
            steps: [
              { at: taken, verb: 'takes', object },
              { at: taken, verb: 'ends', object },
            ],
          },
          { role: 'thread-b', name: nameOf(worker), steps: [{ at: taken, verb: 'waits-for-ever', object }] },
        ],
        fixes: [{ fix: 'sentinel-for-each', args: { call: render(put.call), count: String(count) }, safe: true, at }],
      });
    }
  },
});
