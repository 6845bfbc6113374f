import { locate } from '../../analysis/context.ts';
import { locksPerObject, mayHoldOwnLock } from '../../analysis/shared/locks-per-object.ts';
import { defineRule } from '../definition.ts';
import { locationOf } from '../shared-state/schedules.ts';
import { ownLocks } from './own-locks.ts';

/** What all objects share is updated under a lock that each object has for itself: the lock keeps nobody out. */
export const lockPerInstance = defineRule({
  code: 'PC0214',
  name: 'lock-per-instance',
  family: 'locks',
  severity: 'warning',
  confidence: 'high',
  near: [mayHoldOwnLock],
  messages: { found: ['place', 'lock'] },
  check(body, pass) {
    for (const { access, lock, made } of pass.context.get(locksPerObject, body)) {
      const { event } = lock.held;
      const at = locationOf(access);
      const taken = locate(body, event.node.unit, event.at);
      const name = event.lock.display;
      pass.report({
        message: 'found',
        args: { place: access.display, lock: name },
        at,
        related: [
          { at: made, verb: 'created-here', object: name },
          { at: taken, verb: 'acquired-here', object: name },
        ],
        witness: ownLocks(made, taken, name),
      });
    }
  },
});
