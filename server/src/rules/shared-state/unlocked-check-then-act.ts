import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { brokenChecks } from '../../analysis/shared/broken-checks.ts';
import { inconsistencies } from '../../analysis/shared/inconsistencies.ts';
import { isNearGuard, isNearThread } from '../../analysis/shared/nearness.ts';
import { type StaleCheck, staleChecks } from '../../analysis/shared/stale-checks.ts';
import { defineRule } from '../definition.ts';
import { argsOf, partsOf } from './guard-evidence.ts';
import { interrupted, locationOf, nameOf, placesOf, schedule, stepOf } from './schedules.ts';

/** A container is asked, and then relied on, without a lock over both: another thread changes it in between. */
export const unlockedCheckThenAct = defineRule({
  code: 'PC0304',
  name: 'unlocked-check-then-act',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  near: [isNearThread, isNearGuard, mayHoldLocks],
  messages: {
    twice: ['place', 'function'],
    gone: ['place', 'function'],
    unguarded: ['place', 'lock', 'guarded', 'total'],
    late: ['place', 'lock'],
  },
  check(body, pass) {
    const checked = pass.context.get(inconsistencies, body).filter(({ how, guard }) => how === 'checked' && !guard.isDeclared);
    for (const found of checked) pass.report({ message: 'unguarded', args: argsOf(found), ...partsOf(found) });
    const late = pass.context.get(staleChecks, body);
    for (const found of late) pass.report({ message: 'late', args: lateArgs(found), ...lateParts(found) });
    const told = new Set([...checked, ...late].map(({ access }) => access));
    for (const broken of pass.context.get(brokenChecks, body)) {
      const { outcome, check, other, window } = broken;
      if (outcome === 'initialised' || told.has(check.test)) continue;
      const isHidden = window === 'none' && !pass.context.target.freeThreaded;
      pass.report({
        message: outcome,
        args: { place: check.act.display, function: nameOf(other.body) },
        at: locationOf(check.test),
        severity: isHidden ? 'information' : 'warning',
        related: [{ at: locationOf(check.act), verb: 'relied-on-here', object: check.act.display }, ...placesOf(broken)],
        witness: schedule(broken, [{ ...stepOf(check.test), verb: 'checks' }, stepOf(check.act)]),
        fixes: [{ fix: 'make-lock', args: { place: check.act.display }, safe: false, at: locationOf(check.act) }],
      });
    }
  },
});

function lateArgs(found: StaleCheck): Readonly<Record<'place' | 'lock', string>> {
  const { place, lock } = argsOf(found);
  return { place, lock };
}

/** Another `with` around the test would wait for the one inside it: the cure is to test inside. */
function lateParts(found: StaleCheck): Pick<ReturnType<typeof partsOf>, 'at' | 'related' | 'witness'> {
  const { at, related, witness } = partsOf(found);
  const { test, act } = found.check;
  const holder = witness.filter(({ role }) => role === 'thread-a');
  const taker = { ...holder[0], role: 'thread-a', steps: holder.flatMap(({ steps }) => steps) };
  const tester = { role: 'thread-b', name: nameOf(test.body) };
  return {
    at,
    related: [{ at: locationOf(act), verb: 'relied-on-here', object: act.display }, ...related],
    witness: interrupted(tester, [{ ...stepOf(test), verb: 'checks' }, stepOf(act)], taker),
  };
}
