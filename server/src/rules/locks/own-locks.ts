/** How the schedule is told of a lock that each thread makes for itself: nobody waits. */
import type { Location } from '../../analysis/location.ts';
import type { Step, ThreadFlow } from '../rule.ts';

export function ownLocks(made: Location, taken: Location, object: string): readonly ThreadFlow[] {
  const steps: readonly Step[] = [
    { at: made, verb: 'creates', object },
    { at: taken, verb: 'acquires', object },
  ];
  return [
    { role: 'thread-a', steps },
    { role: 'thread-b', steps: [...steps, { at: taken, verb: 'enters-beside', object }] },
  ];
}
