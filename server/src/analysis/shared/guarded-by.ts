/**
 * Guarded-by inference: which lock guards a shared place, learnt from how most of its accesses are made (the belief of
 * Engler's "bugs as deviant behavior", as Coverity's and SpotBugs' inconsistent synchronisation), with the evidence.
 * Errs on the side of no guard: too few accesses, no change under the lock, or no majority say nothing; accesses of
 * which nobody knows what is held count on neither side.
 */

import type { Part } from '../../engine/part.ts';
import { sameItems } from '../../engine/same.ts';
import { ancestors } from '../../semantic/classes.ts';
import { subclassesOf } from '../../semantic/derived.ts';
import type { Bindings, ClassSymbol, FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { isOneTaken } from '../locks/taken-locks.ts';
import type { Access } from './accesses.ts';
import { accessesAt, type Owner, placesOf } from './accesses-to.ts';
import { holdsThreadSafe } from './containers.ts';
import { type Counted, countedAccesses, isBeforeOthers, onlyPurposes } from './counted-accesses.ts';
import { excludes, type HeldLock } from './held-at.ts';
import { changesObject } from './object-changes.ts';
import { namesLock, type SharedPlace } from './places.ts';

/** Fewer accesses under the lock may be chance: a place that is only ever used next to one that needs it. */
const fewestGuarded = 2;
/** Of all accesses (or of all changes, which say more) at least this part is made under the lock; below, the place has other rules. */
const leastShare = 2 / 3;

export interface GuardedAccess {
  readonly access: Access;
  readonly lock: HeldLock;
}

export interface GuardedPlace {
  readonly place: SharedPlace;
  /** As one of the guarded accesses takes it. */
  readonly lock: HeldLock;
  readonly guarded: readonly GuardedAccess[];
  readonly unguarded: readonly Access[];
  /** By a comment at its definition. */
  readonly isDeclared: boolean;
  /** By what the lock is there for, not by how often it is held. */
  readonly isOnlyPurpose: boolean;
}

type GuardedPlaces = ReadonlyMap<string, GuardedPlace>;

const sameGuards = (before: GuardedPlaces, after: GuardedPlaces): boolean =>
  before.size === after.size && [...before].every(([name, place]) => sameGuard(place, after.get(name)));

/** Of the places of one owner, by name; those without a guard are missing. */
export const guardedPlaces = defineAnalysis<Owner, GuardedPlaces>({
  name: 'guarded-places',
  firewall: true,
  compute: (owner, context) => new Map([...context.get(meantGuards, owner)].filter(([, place]) => !place.isOnlyPurpose)),
  equals: sameGuards,
});

/** Of places that have no guard by majority: the lock that is there for nothing else. Weaker, for whoever changes the place can be right to go without. */
export const onlyGuards = defineAnalysis<Owner, GuardedPlaces>({
  name: 'only-guards',
  firewall: true,
  compute: (owner, context) => new Map([...context.get(meantGuards, owner)].filter(([, place]) => place.isOnlyPurpose)),
  equals: sameGuards,
});

const meantGuards = defineAnalysis<Owner, GuardedPlaces>({
  name: 'meant-guards',
  compute: (owner, context) => {
    const found = new Map<string, GuardedPlace>();
    if (!mayHaveGuard(owner, context)) return found;
    for (const name of placesOf(owner, context)) {
      const guarded = context.get(guardAt, context.part(owner, name));
      if (guarded) found.set(name, guarded);
    }
    return found;
  },
  equals: sameGuards,
});

/** The guard of one place: what is done at another changes nothing here, but for a lock that is there for one place alone. */
const guardAt = defineAnalysis<Part<Owner>, GuardedPlace | undefined>({
  name: 'guard-at',
  compute: (part, context) => {
    const isOnlyPurpose = (key: string): boolean => context.get(onlyPurposes, part.whole).get(key) === part.name;
    return guardOf(context.get(accessesAt, part), context.get(countedAccesses, part), isOnlyPurpose, context);
  },
  equals: (before, after) => (before ? sameGuard(before, after) : after === undefined),
});

/** By the very accesses: those of a text that is gone are no answer. */
const sameGuard = (before: GuardedPlace, after: GuardedPlace | undefined): boolean =>
  after !== undefined &&
  sameHeldLock(before.lock, after.lock) &&
  before.isDeclared === after.isDeclared &&
  before.isOnlyPurpose === after.isOnlyPurpose &&
  sameItems(before.unguarded, after.unguarded) &&
  sameItems(before.guarded.map(accessOf), after.guarded.map(accessOf)) &&
  before.guarded.every(({ lock }, index) => sameHeldLock(lock, after.guarded[index]?.lock));

const accessOf = ({ access }: GuardedAccess): Access => access;

const sameHeldLock = (before: HeldLock, after: HeldLock | undefined): boolean =>
  before.home.key === after?.home.key && before.lock === after.lock && before.held === after.held && before.own === after.own;

/** Whether there is a lock about that can be the owner's, by spelling, and that somebody takes. */
export function mayHaveGuard(owner: Owner, context: Context): boolean {
  const module = owner.kind === 'module' ? owner : owner.module;
  return context.get(hasGlobalLock, module) || (owner.kind !== 'module' && context.get(hasLock, owner));
}

/** The class, one of its bases, or a class that derives from it; a variable of the function. */
const hasLock = defineAnalysis<ClassSymbol | FunctionSymbol, boolean>({
  name: 'has-lock',
  compute: (owner, context) =>
    owner.kind === 'function'
      ? namesTaken([owner.scope.bindings], owner.module, context)
      : [...ancestors(owner, context.evaluator).classes, ...subclassesOf(owner, context.evaluator)].some((cls) =>
          context.get(hasTakenLock, cls),
        ),
});

const hasTakenLock = defineAnalysis<ClassSymbol, boolean>({
  name: 'has-taken-lock',
  compute: (cls, context) => namesTaken([cls.attributes, cls.scope.bindings], cls.module, context),
});

const hasGlobalLock = defineAnalysis<ModuleSymbol, boolean>({
  name: 'has-global-lock',
  compute: (module, context) => namesTaken([module.scope.bindings], module, context),
});

const namesTaken = (bindings: readonly Bindings[], module: ModuleSymbol, context: Context): boolean =>
  isOneTaken([...new Set(bindings.flatMap((each) => [...namesLock(each, context)]))], module, context);

function guardOf(
  list: readonly Access[],
  all: Counted,
  isOnlyPurpose: (key: string) => boolean,
  context: Context,
): GuardedPlace | undefined {
  const place = list[0]?.place;
  if (!place || !list.some((access) => changesObject(access, context) && !isBeforeOthers(access, context))) return undefined;
  const keys = new Set(all.flatMap(([, locks]) => [...locks].flatMap(([key, lock]) => (lock.own && excludes(lock, context) ? [key] : []))));
  const declared = declaredLock(place, context);
  const candidates = [...keys].flatMap((key) => candidate(place, key, all, declared, isOnlyPurpose(key), context));
  const most = Math.max(0, ...candidates.map(({ guarded }) => guarded.length));
  const [best, ...rivals] = candidates.filter(({ guarded }) => guarded.length === most);
  // Two locks that guard as many accesses, but not the same ones: nobody can say which is meant.
  if (best && rivals.some((rival) => !sameAccesses(rival, best))) return undefined;
  return best && !holdsThreadSafe(place, context) ? best : undefined;
}

function candidate(
  place: SharedPlace,
  key: string,
  all: Counted,
  declared: string | undefined,
  isOnlyPurpose: boolean,
  context: Context,
): readonly GuardedPlace[] {
  const guarded: GuardedAccess[] = [];
  const unguarded: Access[] = [];
  for (const [access, locks] of all) {
    const lock = locks.get(key);
    if (lock?.own) guarded.push({ access, lock });
    else unguarded.push(access);
  }
  const [first] = guarded;
  if (!first || (declared !== undefined && first.lock.home.name !== declared)) return [];
  const isDeclared = declared !== undefined;
  const isUsual = isDeclared || isConvincing(guarded, unguarded, context);
  const isMeant = isOnlyPurpose && guarded.some(({ access }) => changesObject(access, context));
  return isUsual || isMeant ? [{ place, lock: first.lock, guarded, unguarded, isDeclared, isOnlyPurpose: !isUsual }] : [];
}

function isConvincing(guarded: readonly GuardedAccess[], unguarded: readonly Access[], context: Context): boolean {
  const changed = guarded.filter(({ access }) => changesObject(access, context)).length;
  const count = guarded.filter(({ access }) => isWhole(access)).length;
  if (count < fewestGuarded || changed === 0) return false;
  const share = count / (count + unguarded.filter(isWhole).length);
  const shareOfChanges = changed / (changed + unguarded.filter((access) => changesObject(access, context)).length);
  return share >= leastShare || (changed >= fewestGuarded && shareOfChanges >= leastShare);
}

/** What is done to a container inside the place stands beside an access of the place, which is the one that counts. */
const isWhole = ({ inner }: Access): boolean => inner === undefined;

/** How many accesses hold the lock, and how many there are. */
export function shareOf({ guarded, unguarded }: GuardedPlace): { readonly guarded: number; readonly total: number } {
  const count = guarded.filter(({ access }) => isWhole(access)).length;
  return { guarded: count, total: count + unguarded.filter(isWhole).length };
}

/** The lock that a comment names. */
export function declaredLock({ owner, name }: SharedPlace, context: Context): string | undefined {
  if (owner.kind === 'function') return undefined;
  const [file, cls] = owner.kind === 'module' ? [owner.file, ''] : [owner.module.file, owner.name];
  return context.declaredGuards.of(file).find((each) => each.cls === cls && each.name === name)?.lock;
}

const sameAccesses = (left: GuardedPlace, right: GuardedPlace): boolean =>
  left.guarded.every(({ access }) => right.guarded.some((other) => other.access === access));
