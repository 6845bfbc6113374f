/**
 * Accesses without the guard that most accesses of their place are made under, together with the critical section
 * they break and the two roots that do it. Errs on the side of silence: accesses on another object than `self` or a singleton,
 * before the object's threads are started, after they are joined, and in code whose author says it is safe.
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import type { Parallel } from '../parallel/may-happen-in-parallel.ts';
import { type Access, accesses } from './accesses.ts';
import { clears, type Outcome, outcomeOf, takesFrom } from './broken-checks.ts';
import { type Check, checks } from './checks.ts';
import { adds, type Conflict, conflictWith, emptiedAfterCopy, isSameDepth, type Section, sectionsOf } from './conflicts.ts';
import { type GuardedPlace, guardedPlaces, onlyGuards } from './guarded-by.ts';
import { isNearGuard } from './nearness.ts';
import { areAlternatives, docstring } from './phases.ts';
import { threadsAt } from './races.ts';
import { isOnKnownObject } from './singletons.ts';
import { isAroundThreads } from './thread-borders.ts';

export interface Inconsistency {
  readonly access: Access;
  readonly guard: GuardedPlace;
  readonly conflict: Conflict;
  readonly parallel: Parallel;
  /** The access itself changes the place, or the object there; or a test of it is relied on. */
  readonly how: 'changed' | 'iterated' | 'checked';
}

/** Of one body, in source order; one for each statement and place. */
export const inconsistencies = defineAnalysis<Body, readonly Inconsistency[]>({
  name: 'inconsistencies',
  compute: (body, context) => {
    if (body.kind === 'module' || !isNearGuard(body, context) || /thread[- ]?safe/i.test(docstring(body))) return [];
    const changing = context
      .get(accesses, body)
      .flatMap((access) => (access.kind === 'read' && !access.calls ? [] : inconsistency(access, context)));
    const found = [...changing, ...context.get(checks, body).flatMap((check) => unguardedCheck(check, context))];
    return found.filter(({ access }, index) => found.findIndex((other) => isSameFinding(other.access, access)) === index);
  },
});

const isSameFinding = (a: Access, b: Access): boolean => a.statement === b.statement && a.place.key === b.place.key;

const guardOf = ({ place: { owner, name } }: Access, context: Context): GuardedPlace | undefined =>
  context.get(guardedPlaces, owner).get(name) ?? context.get(onlyGuards, owner).get(name);

function inconsistency(access: Access, context: Context): readonly Inconsistency[] {
  const guard = guardOf(access, context);
  if (!guard?.unguarded.includes(access)) return [];
  const { isDeclared } = guard;
  const how = access.kind === 'iterate' ? 'iterated' : 'changed';
  return conflictsOf(
    access,
    how,
    (section) =>
      conflictWith(access, section, context) ?? lostBetween(access, section, context) ?? (isDeclared ? anyStep(section) : undefined),
    context,
  );
}

/** The access empties what its body has copied before, both without the guard: what the section adds in between is lost. */
function lostBetween(access: Access, section: Section, context: Context): Conflict | undefined {
  const guard = guardOf(access, context);
  const step = section.map((each) => each.access).find((each) => adds(each) && isSameDepth(each, access));
  if (!step || !guard) return undefined;
  const own = guard.unguarded.filter((each) => each.body === access.body && each.display === access.display && isSameDepth(each, access));
  return emptiedAfterCopy(own)?.[1] === access ? { section, before: step, after: step } : undefined;
}

/** Whoever wrote down the guard need not be shown what goes wrong without. */
function anyStep(section: Section): Conflict {
  const [{ access }] = section;
  return { section, before: access, after: access };
}

/** A test without the guard, and what relies on it, while somebody takes away under the guard what is tested for. */
function unguardedCheck(check: Check, context: Context): readonly Inconsistency[] {
  const { test, act } = check;
  const guard = context.get(guardedPlaces, test.place.owner).get(test.place.name);
  const outcome = guard?.unguarded.includes(act) ? outcomeOf(check, context) : undefined;
  const spoils = outcome && spoiling[outcome];
  const isAsked = guard && !guard.guarded.some(({ access }) => access === test);
  return spoils && isAsked ? conflictsOf(test, 'checked', (section) => stepIn(section, act, spoils), context) : [];
}

/** What makes the answer of a test wrong, by what relies on it. */
export const spoiling: Readonly<Partial<Record<Outcome, (act: Access, step: Access) => boolean>>> = {
  gone: takesFrom,
  lost: (_, step) => clears(step),
  claimed: (_, { kind }) => kind === 'write',
};

export function stepIn(section: Section, act: Access, spoils: (act: Access, step: Access) => boolean): Conflict | undefined {
  const step = section.map(({ access }) => access).find((each) => spoils(act, each));
  return step && { section, before: step, after: step };
}

/** The section that an access breaks into, if another thread may be in it meanwhile. */
export function conflictsOf(
  access: Access,
  how: Inconsistency['how'],
  conflictIn: (section: Section) => Conflict | undefined,
  context: Context,
): readonly Inconsistency[] {
  const { place } = access;
  if (place.kind === 'instance' && !isOnKnownObject(access, context)) return [];
  const guard = guardOf(access, context);
  if (!guard || isAroundThreads(access, context)) return [];
  for (const section of sectionsOf(guard)) {
    const conflict = conflictIn(section);
    const apart = !conflict || isAroundThreads(conflict.before, context) || isAroundThreads(conflict.after, context);
    const parallel = conflict && !apart && isSameObject(access, section, context) ? threadsAt(access, conflict.before, context) : undefined;
    if (conflict && parallel) return [{ access, guard, conflict, parallel, how }];
  }
  return [];
}

const isSameObject = ({ place, body }: Access, [{ access }]: Section, context: Context): boolean =>
  !areAlternatives(body, access.body) && (place.kind !== 'instance' || isOnKnownObject(access, context));
