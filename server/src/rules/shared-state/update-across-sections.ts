import { type Body, locate } from '../../analysis/context.ts';
import { mayHoldLocks } from '../../analysis/locks/lock-set.ts';
import { type Accessor, hasStaleCalls, type StaleCall, staleCalls } from '../../analysis/shared/stale-calls.ts';
import { type StaleWrite, staleWrites } from '../../analysis/shared/stale-writes.ts';
import { defineRule } from '../definition.ts';
import type { ThreadFlow } from '../rule.ts';
import { interrupted, locationOf, nameOf, stepOf } from './schedules.ts';

/** A value is read under a lock, and what is computed from it is written under the same lock later: not the same section. */
export const updateAcrossSections = defineRule({
  code: 'PC0318',
  name: 'update-across-sections',
  family: 'shared-state',
  severity: 'warning',
  confidence: 'medium',
  near: [mayHoldLocks, hasStaleCalls],
  messages: { found: ['place', 'lock', 'variable'], called: ['setter', 'getter', 'lock'] },
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
    for (const stale of pass.context.get(staleCalls, body)) {
      const { getter, setter, read, at, unit } = stale;
      const { access, lock } = setter.accessor;
      pass.report({
        message: 'called',
        args: { setter: spoken(setter), getter: spoken(getter), lock: lock.lock.display },
        at: locate(body, unit, at),
        related: [
          ...(read === at ? [] : [{ at: locate(body, unit, read), verb: 'read-here', object: access.display }]),
          { at: locationOf(access), verb: 'accessed-here', object: access.display },
        ],
        witness: calledWitness(stale, body),
      });
    }
  },
});

function witness({ read, write, lock, other }: StaleWrite): readonly ThreadFlow[] {
  const { event } = lock.held;
  const object = event.lock.display;
  const at = locate(read.body, event.node.unit, event.at);
  const one = { role: 'thread-a', name: nameOf(read.body) };
  const steps = [
    { at, verb: 'acquires', object },
    stepOf(read),
    { at, verb: 'releases', object },
    { ...stepOf(write), verb: 'writes-back' },
  ];
  return interrupted(one, steps, { role: 'thread-b', name: nameOf(other.body), steps: [stepOf(other)] });
}

/** Two who do the same. */
function calledWitness({ getter, setter, read, at, unit }: StaleCall, body: Body): readonly ThreadFlow[] {
  const object = setter.accessor.access.display;
  const name = nameOf(body);
  const writes = { at: locate(body, unit, at), verb: 'writes-back', object };
  const steps = [{ at: locate(body, unit, read), verb: 'reads', object }, stepOf(getter.accessor.access), writes];
  return interrupted({ role: 'thread-a', name }, steps, { role: 'thread-b', name, steps: [writes] });
}

/** A property is used without a call. */
const spoken = ({ fn }: Accessor): string => (fn.signature.decorators.length > 0 ? fn.name : `${fn.name}()`);
