import { brokenLoops } from '../../analysis/shared/broken-loops.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, placesOf, schedule, stepOf } from './schedules.ts';

/** A loop walks along a container while another thread adds to it or takes from it. */
export const iterationDuringChange = defineRule({
  code: 'PC0307',
  name: 'iteration-during-change',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  messages: { found: ['place', 'function'] },
  check(body, pass) {
    for (const race of pass.context.get(brokenLoops, body)) {
      pass.report({
        message: 'found',
        args: { place: race.access.display, function: nameOf(race.other.body) },
        at: locationOf(race.access),
        related: placesOf(race),
        witness: schedule(race, [stepOf(race.access)]),
      });
    }
  },
});
