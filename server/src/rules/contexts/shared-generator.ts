import { isNearThread } from '../../analysis/shared/nearness.ts';
import { sharedGenerators } from '../../analysis/shared/shared-generators.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, placesOf } from '../shared-state/schedules.ts';

/** A generator runs in one thread at a time: a second one that asks meanwhile gets ValueError. */
export const sharedGenerator = defineRule({
  code: 'PC1701',
  name: 'shared-generator',
  family: 'contexts',
  severity: 'warning',
  confidence: 'medium',
  near: [isNearThread],
  messages: { found: ['place', 'function'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const race of pass.context.get(sharedGenerators, body)) {
      const { access, other, parallel } = race;
      const generator = access.display;
      const at = locationOf(access);
      pass.report({
        message: 'found',
        args: { place: generator, function: nameOf(other.body) },
        at,
        related: placesOf(race).map((each) => (each.verb === 'accessed-here' ? { ...each, verb: 'taken-here' } : each)),
        witness: [
          { role: 'thread-a', name: nameOf(parallel.first.body), steps: [{ at, verb: 'runs-generator', object: generator }] },
          {
            role: 'thread-b',
            name: nameOf(parallel.second.body),
            steps: [{ at: locationOf(other), verb: 'asks-running', object: other.display }],
          },
        ],
      });
    }
  },
});
