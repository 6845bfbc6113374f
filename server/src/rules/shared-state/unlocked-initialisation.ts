import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { brokenChecks } from '../../analysis/shared/broken-checks.ts';
import { isImmutable } from '../../analysis/shared/immutable-values.ts';
import { isNearThread } from '../../analysis/shared/nearness.ts';
import { defineRule } from '../definition.ts';
import { locationOf, nameOf, placesOf, schedule, stepOf } from './schedules.ts';

/** An object is made on first use without a lock: two threads that come first together make two; of a value that cannot change, twins do no harm. */
export const unlockedInitialisation = defineRule({
  code: 'PC0305',
  name: 'unlocked-initialisation',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  near: [isNearThread, mayHoldLocks],
  messages: { found: ['place', 'function'], late: ['place', 'lock', 'function'] },
  check(body, pass) {
    for (const broken of pass.context.get(brokenChecks, body)) {
      const { outcome, check, late } = broken;
      if (outcome !== 'initialised') continue;
      pass.report({
        ...(late
          ? { message: 'late', args: { place: check.act.display, lock: late.lock.display, function: nameOf(body) } }
          : { message: 'found', args: { place: check.act.display, function: nameOf(body) } }),
        at: locationOf(check.test),
        ...(!late && check.act.value && isImmutable(check.act.value) ? { severity: 'information' as const } : {}),
        related: [{ at: locationOf(check.act), verb: 'created-here', object: check.act.display }, ...placesOf(broken)],
        witness: schedule(broken, [{ ...stepOf(check.test), verb: 'checks' }, stepOf(check.act)]),
        fixes: late ? [] : [{ fix: 'make-lock', args: { place: check.act.display }, safe: false, at: locationOf(check.act) }],
      });
    }
  },
});
