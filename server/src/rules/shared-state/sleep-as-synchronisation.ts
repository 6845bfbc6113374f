import { locate } from '../../analysis/context.ts';
import { sleepWaits } from '../../analysis/shared/sleep-waits.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, placesOf, schedule, stepOf } from './schedules.ts';

/** A sleep stands where a thread should be waited for: its result is read as if it were surely there. */
export const sleepAsSynchronisation = defineRule({
  code: 'PC0311',
  name: 'sleep-as-synchronisation',
  family: 'shared-state',
  severity: 'information',
  confidence: 'medium',
  words: ['sleep'],
  messages: { found: ['place', 'function'] },
  check(body, pass) {
    for (const wait of pass.context.get(sleepWaits, body)) {
      const { access, other, sleep, node } = wait;
      const at = locate(body, node.unit, sleep);
      pass.report({
        message: 'found',
        args: { place: access.display, function: nameOf(other.body) },
        at,
        related: [{ at: locationOf(access), verb: 'read-here', object: access.display }, ...placesOf(wait)],
        witness: schedule(wait, [{ at, verb: 'sleeps', object: access.display }, stepOf(access)]),
      });
    }
  },
});
