/**
 * Accesses without the guard that most accesses of their place are made under, together with the critical section
 * they break and the two roots that do it. Errs on the side of silence: accesses on another object than `self`,
 * before the object's threads are started, after they are joined, and in code whose author says it is safe.
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { mayHappenInParallel, type Parallel } from '../parallel/may-happen-in-parallel.ts';
import { nodesOf } from './access-nodes.ts';
import { type Access, accesses } from './accesses.ts';
import { type Conflict, conflictWith, type Section, sectionsOf } from './conflicts.ts';
import { type GuardedPlace, guardedPlaces } from './guarded-by.ts';
import { areAlternatives, docstring, isOnSelf } from './phases.ts';
import { isAroundThreads } from './thread-borders.ts';

export interface Inconsistency {
  readonly access: Access;
  readonly guard: GuardedPlace;
  readonly conflict: Conflict;
  readonly parallel: Parallel;
}

/** Of one body, in source order; one for each statement and place. */
export const inconsistencies = defineAnalysis<Body, readonly Inconsistency[]>({
  name: 'inconsistencies',
  compute: (body, context) => {
    if (body.kind === 'module' || /thread[- ]?safe/i.test(docstring(body))) return [];
    const found = context.get(accesses, body).flatMap((access) => (access.kind === 'read' ? [] : inconsistency(access, context)));
    return found.filter(
      ({ access }, index) =>
        found.findIndex((other) => other.access.statement === access.statement && other.access.place.key === access.place.key) === index,
    );
  },
});

function inconsistency(access: Access, context: Context): readonly Inconsistency[] {
  const { place } = access;
  if (place.kind === 'instance' && !isOnSelf(access)) return [];
  const guard = context.get(guardedPlaces, place.owner).get(place.name);
  if (!guard?.unguarded.includes(access) || isAroundThreads(access, context)) return [];
  for (const section of sectionsOf(guard)) {
    const conflict = conflictWith(access, section, context);
    const apart = !conflict || isAroundThreads(conflict.before, context) || isAroundThreads(conflict.after, context);
    const parallel = conflict && !apart && isSameObject(access, section) ? parallelOf(access, conflict.before, context) : undefined;
    if (conflict && parallel) return [{ access, guard, conflict, parallel }];
  }
  return [];
}

const isSameObject = ({ place, body }: Access, [{ access }]: Section): boolean =>
  !areAlternatives(body, access.body) && (place.kind !== 'instance' || isOnSelf(access));

export function parallelOf(a: Access, b: Access, context: Context): Parallel | undefined {
  const place = (access: Access) => ({ body: access.body, node: nodesOf(access, context)[0] });
  const parallel = mayHappenInParallel(place(a), place(b), context);
  return parallel?.how === 'threads' ? parallel : undefined;
}
