import { locate } from '../../analysis/context.ts';
import { type StaleWrite, staleWrites } from '../../analysis/shared/stale-writes.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';
import { locationOf, nameOf, stepOf } from './schedules.ts';

/** A value is read under a lock, and what is computed from it is written under the same lock later: not the same section. */
export const updateAcrossSections = defineRule({
  code: 'PC0318',
  name: 'update-across-sections',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  messages: { found: ['place', 'lock', 'variable'] },
  check(body, pass) {
    for (const stale of pass.context.get(staleWrites, body)) {
      const { read, write, lock, variable, other } = stale;
      pass.report({
        message: 'found',
        args: { place: write.display, lock: lock.lock.display, variable },
        at: locationOf(write),
        related: [
          { at: locationOf(read), verb: 'read-here', object: read.display },
          ...(other === write ? [] : [{ at: locationOf(other), verb: 'accessed-here', object: other.display }]),
        ],
        witness: witness(stale),
      });
    }
  },
});

function witness({ read, write, lock, other }: StaleWrite): readonly ThreadFlow[] {
  const { event } = lock.held;
  const object = event.lock.display;
  const at = locate(read.body, event.node.unit, event.at);
  return [
    {
      role: 'thread-a',
      name: nameOf(read.body),
      steps: [{ at, verb: 'acquires', object }, stepOf(read), { at, verb: 'releases', object }, { ...stepOf(write), verb: 'writes-back' }],
    },
    { role: 'thread-b', name: nameOf(other.body), steps: [stepOf(other)] },
  ];
}
