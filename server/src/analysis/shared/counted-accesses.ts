/**
 * What counts for the guard of a place: accesses while others may have the object, with the locks held at each; and the
 * locks that are there for one place alone. Errs on the side of too little: accesses of which nobody knows what is held
 * do not count.
 */
import type { Part } from '../../engine/part.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { usualLocks } from '../locks/usual-locks.ts';
import type { Access } from './accesses.ts';
import { accessesAt, type Owner, placesOf } from './accesses-to.ts';
import { type HeldLock, heldLocksOf, locksAt } from './held-at.ts';
import { changesObject } from './object-changes.ts';
import { isPrivatePhase } from './phases.ts';

/** Accesses with the locks held there, by the keys of their homes. */
export type Counted = readonly (readonly [Access, ReadonlyMap<string, HeldLock>])[];

export const countedAccesses = defineAnalysis<Part<Owner>, Counted>({
  name: 'counted-accesses',
  compute: (part, context) =>
    context.get(accessesAt, part).flatMap((access) => {
      if (isBeforeOthers(access, context)) return [];
      const locks = locksAt(access, context);
      return locks === 'unknown' ? [] : [[access, new Map([...usuallyHeld(access, context), ...locks])] as const];
    }),
});

/** In a private method that most callers call under the lock, the access is meant to have it: the call that goes without is the exception. */
function usuallyHeld(access: Access, context: Context): ReadonlyMap<string, HeldLock> {
  const { body } = access;
  const usual = body.kind === 'function' ? context.get(usualLocks, body) : undefined;
  const held = usual && heldLocksOf(new Map([...usual].map(([key, each]) => [key, each.held])), access, context);
  return held === undefined || held === 'unknown' ? new Map() : held;
}

/** At import, while an object is built, and in a function before it makes the closures that share its variable. */
export function isBeforeOthers({ body, place, unit, at }: Access, context: Context): boolean {
  if (body.kind === 'module' || isPrivatePhase(body, context)) return true;
  return place.owner === body && body.inside.every((inner) => inner.unit !== unit || at.end <= inner.ir.start);
}

/**
 * Locks that are there for one place alone, by their key: of all that is done under the lock to the owner, only that
 * place is changed or asked to do something.
 */
export const onlyPurposes = defineAnalysis<Owner, ReadonlyMap<string, string>>({
  name: 'only-purposes',
  compute: (owner, context) => {
    const found = new Map<string, string | undefined>();
    for (const name of placesOf(owner, context)) {
      for (const key of context.get(locksInUse, context.part(owner, name))) found.set(key, found.has(key) ? undefined : name);
    }
    return new Map([...found].flatMap(([key, name]) => (name === undefined ? [] : [[key, name]])));
  },
});

/** Keys of the object's own locks under which the place is changed or asked to do something. */
const locksInUse = defineAnalysis<Part<Owner>, ReadonlySet<string>>({
  name: 'locks-in-use',
  compute: (part, context) => {
    const used = context.get(countedAccesses, part).filter(([access]) => access.calls !== undefined || changesObject(access, context));
    return new Set(used.flatMap(([, locks]) => [...locks].flatMap(([key, { own }]) => (own ? [key] : []))));
  },
});
