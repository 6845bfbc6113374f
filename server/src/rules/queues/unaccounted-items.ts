import { locate, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import type { QueueUse } from '../../analysis/queues/queue-uses.ts';
import { endlessJoins } from '../../analysis/queues/unfinished-items.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** `jobs.join()` waits for a `task_done()` that nobody calls. */
export const unaccountedItems = defineRule({
  code: 'PC0502',
  codes: ['PC0502', 'PC1110'],
  name: 'unaccounted-items',
  family: 'queues',
  severity: 'warning',
  confidence: 'high',
  words: ['join'],
  messages: { found: ['object', 'function'] },
  check(body, pass) {
    for (const { join, get, put, isAsync } of pass.context.get(endlessJoins, body)) {
      const object = render(join.queue);
      const [at, taken] = [locate(body, join.occurrence.unit, join.call), placeOf(get)];
      const { body: taker } = get.occurrence;
      const isOther = taker !== body;
      const own = isAsync ? 'task' : 'thread';
      const role = isOther ? (isAsync ? 'other-task' : 'other-thread') : own;
      const takes = { at: taken, verb: 'takes', object: render(get.queue) };
      const waits = { at, verb: 'waits-for-ever', object: render(join.call) };
      pass.report({
        code: isAsync ? 'PC1110' : 'PC0502',
        message: 'found',
        args: { object, function: nameOf(taker) },
        at,
        related: [
          { at: taken, verb: 'taken-here', object: render(get.queue) },
          { at: placeOf(put), verb: 'filled-here', object: render(put.queue) },
        ],
        witness: isOther
          ? [
              { role, name: nameOf(taker), steps: [takes] },
              { role: own, name: nameOf(body), steps: [waits] },
            ]
          : [{ role, name: nameOf(body), steps: [takes, waits] }],
      });
    }
  },
});

const placeOf = ({ queue, call, occurrence: { body, unit } }: QueueUse): Location => locate(body, unit, call ?? queue);
