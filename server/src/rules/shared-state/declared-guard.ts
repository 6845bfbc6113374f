import { locate } from '../../analysis/context.ts';
import { type Breach, declaredBreaches, declaredNames } from '../../analysis/shared/declared-breaches.ts';
import { lostUpdates } from '../../analysis/shared/lost-updates.ts';
import { isTest } from '../../analysis/tests.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';
import { locationOf, nameOf, stepOf } from './schedules.ts';

/** `# guarded by: self._lock` stands at a definition, and an access goes without that lock. */
export const declaredGuard = defineRule({
  code: 'PC0226',
  name: 'declared-guard',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'high',
  words: [declaredNames],
  messages: { broken: ['place', 'lock'] },
  check(body, pass) {
    if (body.kind === 'module' || isTest(body)) return;
    // An update that two threads in sight make is told as that.
    const lost = pass.context.get(lostUpdates, body);
    for (const breach of pass.context.get(declaredBreaches, body)) {
      const { access, lock, example } = breach;
      if (lost.some((each) => each.access === access)) continue;
      const at = locationOf(access);
      pass.report({
        message: 'broken',
        args: { place: access.display, lock },
        at,
        related: example ? [{ at: locationOf(example.access), verb: 'guarded-here', object: example.lock.lock.display }] : [],
        witness: witness(breach),
        fixes: [{ fix: 'hold-lock', args: { lock, place: access.display }, safe: false, at }],
      });
    }
  },
});

function witness({ access, lock, example }: Breach): readonly ThreadFlow[] {
  const intruder = { name: nameOf(access.body), steps: [stepOf(access)] };
  if (!example) return [{ role: 'thread', ...intruder }];
  const { event } = example.lock.held;
  const taken = { at: locate(example.access.body, event.node.unit, event.at), verb: 'acquires', object: lock };
  return [
    { role: 'thread-a', name: nameOf(example.access.body), steps: [taken, stepOf(example.access)] },
    { role: 'thread-b', ...intruder },
  ];
}
