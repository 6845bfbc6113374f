import { locate, nameOf } from '../../analysis/context.ts';
import { generatorsLeftOpen } from '../../analysis/tasks/generators-left-open.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';

/** Who leaves a loop over an asynchronous generator leaves its clean-up to chance. */
export const generatorLeftOpen = defineRule({
  code: 'PC1317',
  name: 'generator-left-open',
  family: 'asyncio',
  severity: 'information',
  confidence: 'high',
  words: ['async'],
  messages: { left: ['call', 'function'] },
  check(body, pass) {
    for (const { call, unit, exit, generator, pausedIn } of pass.context.get(generatorsLeftOpen, body)) {
      const at = locate(body, unit, call);
      const object = render(call.callee);
      const pause = locate(generator, generator.unit, { start: pausedIn.start, end: pausedIn.start });
      pass.report({
        message: 'left',
        args: { call: object, function: nameOf(generator) },
        at,
        related: [{ at: locate(body, unit, exit), verb: 'left-here', object }],
        witness: [
          { role: 'task', name: nameOf(body), steps: [{ at: locate(body, unit, exit), verb: 'stops-iterating', object }] },
          { role: 'event-loop', steps: [{ at: pause, verb: 'not-yet-ended', object: nameOf(generator) }] },
        ],
      });
    }
  },
});
