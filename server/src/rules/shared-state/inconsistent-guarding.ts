import { carriedOut } from '../../analysis/shared/carried-out.ts';
import { inconsistencies } from '../../analysis/shared/inconsistencies.ts';
import { lostUpdates } from '../../analysis/shared/lost-updates.ts';
import { isNearGuard } from '../../analysis/shared/nearness.ts';
import { mayGoWithout, unlockedCalls } from '../../analysis/shared/unlocked-calls.ts';
import { defineRule } from '../definition.ts';
import { argsOf, partsOf } from './guard-evidence.ts';

/** A place that is mostly used under one lock is changed, or walked along, without it, in the middle of what the others do. */
export const inconsistentGuarding = defineRule({
  code: 'PC0303',
  name: 'inconsistent-guarding',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  near: [isNearGuard, mayGoWithout],
  messages: {
    changed: ['place', 'lock', 'guarded', 'total'],
    iterated: ['place', 'lock', 'guarded', 'total'],
    only: ['place', 'lock'],
    carried: ['alias', 'place', 'lock'],
    called: ['function', 'place', 'lock', 'guarded', 'total'],
  },
  check(body, pass) {
    const lost = pass.context.get(lostUpdates, body);
    for (const found of pass.context.get(inconsistencies, body)) {
      // An update that two threads in sight make is told as that.
      const isTold = found.guard.isOnlyPurpose && lost.some(({ access }) => access === found.access);
      // What a comment declares is another rule's.
      if (found.how === 'checked' || isTold || found.guard.isDeclared) continue;
      const { place, lock, ...share } = argsOf(found);
      if (found.guard.isOnlyPurpose) pass.report({ message: 'only', args: { place, lock }, ...partsOf(found) });
      else pass.report({ message: found.how, args: { place, lock, ...share }, ...partsOf(found) });
    }
    for (const found of pass.context.get(unlockedCalls, body)) {
      const { place, lock } = argsOf(found);
      const { with: guarded, total } = found.usual;
      const args = { function: found.callee.name, place, lock, guarded: String(guarded), total: String(total) };
      pass.report({ message: 'called', args, ...partsOf(found) });
    }
    for (const found of pass.context.get(carriedOut, body)) {
      const { place, lock } = argsOf(found);
      // A lock around the loop is rarely the cure: a copy made inside the section is.
      pass.report({ message: 'carried', args: { alias: found.alias, place, lock }, ...partsOf(found), fixes: [] });
    }
  },
});
