import { eventPulses } from '../../analysis/conditions/event-pulses.ts';
import { locate, nameOf } from '../../analysis/context.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** An event is a state, not a bell: set for no time at all, it is missed by whoever comes a moment later. */
export const eventPulse = defineRule({
  code: 'PC0409',
  name: 'event-pulse',
  family: 'conditions',
  severity: 'warning',
  confidence: 'medium',
  words: ['clear'],
  messages: { found: ['event'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const { set, clear, event: node, unit } of pass.context.get(eventPulses, body)) {
      const at = locate(body, unit, clear);
      const event = render(node);
      pass.report({
        message: 'found',
        args: { event },
        at,
        related: [{ at: locate(body, unit, set), verb: 'set-here', object: event }],
        witness: [
          {
            role: 'thread-a',
            name: nameOf(body),
            steps: [
              { at: locate(body, unit, set), verb: 'sets', object: event },
              { at, verb: 'clears', object: event },
            ],
          },
          { role: 'thread-b', steps: [{ at, verb: 'comes-late', object: event }] },
        ],
      });
    }
  },
});
