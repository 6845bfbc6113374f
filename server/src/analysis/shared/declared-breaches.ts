/**
 * Accesses without the lock that a comment declares to be the guard of their place: `# guarded by: self._lock`. Who writes
 * that down need not be shown two threads. Errs on the side of silence: accesses of which nobody knows what is held,
 * those before anybody else has the object, and a lock of that name that is made nowhere.
 */
import { ancestors } from '../../semantic/classes.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Access, accesses } from './accesses.ts';
import { countedAccesses } from './counted-accesses.ts';
import { declaredLock, type GuardedAccess } from './guarded-by.ts';
import type { HeldLock } from './held-at.ts';
import { namesLock, type SharedPlace } from './places.ts';

export interface Breach {
  readonly access: Access;
  /** The guard, as the accessing body would write it. */
  readonly lock: string;
  /** Somebody who keeps to it. */
  readonly example: GuardedAccess | undefined;
}

/** What places with a declared guard are called. */
export const declaredNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'declared-names',
  compute: (_, context) => new Set(context.program.modules.flatMap(({ file }) => context.declaredGuards.of(file).map(({ name }) => name))),
});

/** Of one body, in source order; one for each statement and place. */
export const declaredBreaches = defineAnalysis<Body, readonly Breach[]>({
  name: 'declared-breaches',
  compute: (body, context) => {
    const found = context.get(accesses, body).flatMap((access) => breach(access, context) ?? []);
    const isFirst = ({ access }: Breach, index: number): boolean =>
      found.findIndex((other) => other.access.statement === access.statement && other.access.place.key === access.place.key) === index;
    return found.filter(isFirst);
  },
});

function breach(access: Access, context: Context): Breach | undefined {
  const { place } = access;
  const lock = declaredLock(place, context);
  if (lock === undefined || place.owner.kind === 'function' || !isMade(lock, place, context)) return undefined;
  const counted = context.get(countedAccesses, context.part(place.owner, place.name));
  const held = counted.find(([each]) => each === access)?.[1];
  if (!held) return undefined;
  const guards = counted.flatMap(([each, locks]) =>
    [...locks.values()].flatMap((one) => (isNamed(one, lock) ? [{ access: each, lock: one }] : [])),
  );
  if (guards.some((guard) => held.has(guard.lock.home.key))) return undefined;
  return { access, lock: access.display.replace(/\w+$/, lock), example: guards[0] };
}

/** A condition is known by the lock under it, and by its own name. */
const isNamed = ({ home, lock }: HeldLock, name: string): boolean =>
  home.name === name || lock.display.endsWith(`.${name}`) || lock.display === name;

/** By the owner, or one of its bases. */
function isMade(lock: string, { owner }: SharedPlace, context: Context): boolean {
  if (owner.kind === 'function') return false;
  const scopes =
    owner.kind === 'module'
      ? [owner.scope.bindings]
      : ancestors(owner, context.evaluator).classes.flatMap((cls) => [cls.attributes, cls.scope.bindings]);
  return scopes.some((bindings) => [...namesLock(bindings, context)].includes(lock));
}
