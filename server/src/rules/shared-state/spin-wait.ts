import { hasIdleLoop, spinWaits } from '../../analysis/shared/spin-waits.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, stepOf } from './schedules.ts';

/** A loop asks for a value over and over, and does nothing else, until another thread changes it. */
export const spinWait = defineRule({
  code: 'PC0310',
  name: 'spin-wait',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'high',
  near: [hasIdleLoop],
  messages: { found: ['place', 'function'] },
  check(body, pass) {
    for (const { asked, change } of pass.context.get(spinWaits, body)) {
      pass.report({
        message: 'found',
        args: { place: asked.display, function: nameOf(change.body) },
        at: locationOf(asked),
        related: [{ at: locationOf(change), verb: 'accessed-here', object: change.display }],
        witness: [
          { role: 'thread-a', name: nameOf(body), steps: [{ ...stepOf(asked), verb: 'asks-again' }] },
          { role: 'thread-b', name: nameOf(change.body), steps: [stepOf(change)] },
        ],
      });
    }
  },
});
