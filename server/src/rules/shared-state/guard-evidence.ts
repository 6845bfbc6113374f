/** How an access without the guard of its place is told: the evidence in numbers, the guarded accesses, the schedule, the cure. */
import { locate } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { shareOf } from '../../analysis/shared/guarded-by.ts';
import type { Inconsistency } from '../../analysis/shared/inconsistencies.ts';
import type { FixPlan, Related, ThreadFlow } from '../rule.ts';
import { interrupted, locationOf, nameOf, stepOf } from './schedules.ts';

type Args = Readonly<Record<'place' | 'lock' | 'guarded' | 'total', string>>;

export function argsOf(found: Inconsistency): Args {
  const { guarded, total } = shareOf(found.guard);
  return { place: found.access.display, lock: lockOf(found), guarded: String(guarded), total: String(total) };
}

interface Parts {
  readonly at: Location;
  readonly related: readonly Related[];
  readonly witness: readonly ThreadFlow[];
  readonly fixes: readonly FixPlan[];
}

export const partsOf = (found: Inconsistency): Parts => ({
  at: locationOf(found.access),
  related: related(found),
  witness: witness(found),
  fixes: fixes(found),
});

/** The lock as the other places call it. */
const lockOf = ({ conflict }: Inconsistency): string => conflict.section[0].lock.lock.display;

/** Between two accesses of a section, or behind its only one. */
function witness({ access, conflict }: Inconsistency): readonly ThreadFlow[] {
  const { before, after, section } = conflict;
  const { event } = section[0].lock.held;
  const taken = { at: locate(before.body, event.node.unit, event.at), verb: 'acquires', object: event.lock.display };
  const one = { role: 'thread-a', name: nameOf(before.body) };
  const two = { role: 'thread-b', name: nameOf(access.body), steps: [stepOf(access)] };
  return after === before
    ? [{ ...one, steps: [taken, stepOf(before)] }, two]
    : interrupted(one, [taken, stepOf(before), stepOf(after)], two);
}

/** The guarded accesses, those of the section that breaks first. */
function related({ guard, conflict }: Inconsistency): readonly Related[] {
  const rest = guard.guarded.filter((each) => !conflict.section.includes(each));
  return [...conflict.section, ...rest]
    .slice(0, mostRelated)
    .map(({ access, lock }) => ({ at: locationOf(access), verb: 'guarded-here', object: lock.lock.display }));
}

/** More places than this are no help to a reader. */
const mostRelated = 4;

function fixes(found: Inconsistency): readonly FixPlan[] {
  const lock = lockOf(found);
  return [{ fix: 'hold-lock', args: { lock, place: found.access.display }, safe: false, at: locationOf(found.access) }];
}
