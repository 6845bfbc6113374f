import { lastingEvents } from '../../analysis/conditions/lasting-events.ts';
import { bodyOf, locate, nameOf } from '../../analysis/context.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** An event stays set: the loop that waits for it waits once. */
export const eventNeverCleared = defineRule({
  code: 'PC0408',
  name: 'event-never-cleared',
  family: 'conditions',
  severity: 'warning',
  confidence: 'high',
  words: ['wait'],
  messages: { spins: ['event'] },
  check(body, pass) {
    for (const { wait, unit, set } of pass.context.get(lastingEvents, body)) {
      const at = locate(body, unit, wait);
      const event = wait.callee.kind === 'attribute' ? render(wait.callee.object) : render(wait.callee);
      const setter = bodyOf(set.scope);
      const setAt = setter ? locate(setter, set.unit, set.call) : at;
      pass.report({
        message: 'spins',
        args: { event },
        at,
        related: setter ? [{ at: setAt, verb: 'set-here', object: event }] : [],
        witness: [
          { role: 'thread-a', ...(setter && { name: nameOf(setter) }), steps: [{ at: setAt, verb: 'sets', object: event }] },
          {
            role: 'thread-b',
            name: nameOf(body),
            steps: [
              { at, verb: 'passes-at-once', object: event },
              { at, verb: 'next-turn', object: event },
            ],
          },
        ],
      });
    }
  },
});
