import { locate } from '../../analysis/context.ts';
import { brokenLoops } from '../../analysis/shared/broken-loops.ts';
import { isNearThread } from '../../analysis/shared/nearness.ts';
import { suspendedLoops } from '../../analysis/shared/suspended-loops.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, placesOf, schedule, stepOf } from './schedules.ts';

/** A loop walks along a container while another thread, or between two turns another task, adds to it or takes from it. */
export const iterationDuringChange = defineRule({
  code: 'PC0307',
  name: 'iteration-during-change',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  words: ['async'],
  near: [isNearThread],
  messages: { found: ['place', 'function'], suspended: ['place', 'function'] },
  check(body, pass) {
    for (const race of pass.context.get(brokenLoops, body)) {
      pass.report({
        message: 'found',
        args: { place: race.access.display, function: nameOf(race.other.body) },
        at: locationOf(race.access),
        related: placesOf(race),
        witness: schedule(race, [stepOf(race.access)]),
        fixes: [{ fix: 'iterate-copy', args: { place: race.access.display }, safe: false, at: locationOf(race.access) }],
      });
    }
    for (const { loop, wait, other } of pass.context.get(suspendedLoops, body)) {
      const waits = wait.expression
        ? [{ at: locate(body, loop.unit, wait.expression), verb: 'waits', object: render(wait.expression) }]
        : [];
      pass.report({
        message: 'suspended',
        args: { place: loop.display, function: nameOf(other.body) },
        at: locationOf(loop),
        related: [{ at: locationOf(other), verb: 'changed-here', object: other.display }],
        witness: [
          { role: 'task', name: nameOf(body), steps: [stepOf(loop), ...waits] },
          { role: 'other-task', name: nameOf(other.body), steps: [stepOf(other)] },
          { role: 'task', name: nameOf(body), steps: [{ ...stepOf(loop), verb: 'iterates' }] },
        ],
        fixes: [{ fix: 'iterate-copy', args: { place: loop.display }, safe: false, at: locationOf(loop) }],
      });
    }
  },
});
