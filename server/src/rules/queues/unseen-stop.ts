import { locate, nameOf } from '../../analysis/context.ts';
import { unseenStops } from '../../analysis/queues/unseen-stops.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** A worker that is told to stop by a flag waits in `get()`, where it sees no flag. */
export const unseenStop = defineRule({
  code: 'PC0501',
  name: 'unseen-stop',
  family: 'queues',
  severity: 'warning',
  confidence: 'medium',
  words: ['get'],
  messages: { found: ['call', 'object', 'function'] },
  check(body, pass) {
    for (const { get, unit, flag, stop, join } of pass.context.get(unseenStops, body)) {
      const call = render(get);
      const at = locate(body, unit, get);
      const [set, joined] = [stop.at, join].map((node) => locate(stop.body, stop.unit, node));
      if (!set || !joined) continue;
      pass.report({
        message: 'found',
        args: { call, object: flag, function: nameOf(stop.body) },
        at,
        related: [
          { at: set, verb: 'signalled-here', object: nameOf(body) },
          { at: joined, verb: 'joined-here', object: nameOf(body) },
        ],
        witness: [
          { role: 'worker', name: nameOf(body), steps: [{ at, verb: 'waits-for-ever', object: call }] },
          {
            role: 'other-thread',
            name: nameOf(stop.body),
            steps: [
              { at: set, verb: 'sets', object: flag },
              { at: joined, verb: 'joins', object: nameOf(body) },
            ],
          },
        ],
      });
    }
  },
});
