import { locate } from '../../analysis/context.ts';
import { shareOf } from '../../analysis/shared/guarded-by.ts';
import { type Inconsistency, inconsistencies } from '../../analysis/shared/inconsistencies.ts';
import { defineRule } from '../definition.ts';
import type { FixPlan, Related, ThreadFlow } from '../rule.ts';
import { locationOf, nameOf, stepOf } from './schedules.ts';

/** A place that is mostly used under one lock is changed, or walked along, without it, in the middle of what the others do. */
export const inconsistentGuarding = defineRule({
  code: 'PC0303',
  name: 'inconsistent-guarding',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  messages: {
    changed: ['place', 'lock', 'guarded', 'total'],
    iterated: ['place', 'lock', 'guarded', 'total'],
    checked: ['place', 'lock', 'guarded', 'total'],
  },
  check(body, pass) {
    for (const found of pass.context.get(inconsistencies, body)) {
      const { access, guard } = found;
      const { guarded, total } = shareOf(guard);
      const args = {
        place: access.display,
        lock: lockOf(found),
        guarded: String(guarded),
        total: String(total),
      };
      const parts = { at: locationOf(access), related: related(found), witness: witness(found), fixes: fixes(found) };
      pass.report({ message: found.how, args, ...parts });
    }
  },
});

/** The lock as the other places call it. */
const lockOf = ({ conflict }: Inconsistency): string => conflict.section[0].lock.lock.display;

function witness({ access, conflict }: Inconsistency): readonly ThreadFlow[] {
  const { before, after, section } = conflict;
  const { event } = section[0].lock.held;
  const first: ThreadFlow = {
    role: 'thread-a',
    name: nameOf(before.body),
    steps: [
      { at: locate(before.body, event.node.unit, event.at), verb: 'acquires', object: event.lock.display },
      stepOf(before),
      ...(after === before ? [] : [stepOf(after)]),
    ],
  };
  return [first, { role: 'thread-b', name: nameOf(access.body), steps: [stepOf(access)] }];
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
