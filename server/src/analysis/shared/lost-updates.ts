/**
 * Updates without a lock: the new value comes from the old one, and another root changes the place in between, so that
 * one of the two is lost. Those that go without the guard of their place are told as that. Errs on the side of
 * silence: where nothing but the GIL's own habits lies in between, only roots that are both known to be started count.
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { guardedPlaces } from './guarded-by.ts';
import { locksAt } from './held-at.ts';
import { testBefore, writeBacks } from './kept-values.ts';
import { isNearThread } from './nearness.ts';
import { haveOwnElements } from './own-elements.ts';
import { type Race, raceOf } from './races.ts';
import { type Window, widest, windowBetween, windowOf } from './windows.ts';

export interface LostUpdate extends Race {
  readonly window: Window;
  /** Where the old value was read, or asked about, if that was another statement. */
  readonly read?: Access;
}

/** Of one body, in source order. */
export const lostUpdates = defineAnalysis<Body, readonly LostUpdate[]>({
  name: 'lost-updates',
  compute: (body, context) => {
    if (!isNearThread(body, context)) return [];
    const updates = context.get(accesses, body).filter(({ kind }) => kind === 'update');
    const isBare = (access: Access): boolean => !hasGuard(access, context) && !holdsLock(access, context);
    const atOnce = updates.flatMap((access) => {
      if (!isBare(access)) return [];
      const read = testBefore(access, context);
      const width = (): Window => widest([windowOf(access, context), read ? windowBetween(read, access, context) : 'none']);
      return lostUpdate(access, width, context).map((update) => (read ? { ...update, read } : update));
    });
    const later = context.get(writeBacks, body).flatMap(({ read, write }) => {
      if (!isBare(write) || holdsLock(read, context)) return [];
      return lostUpdate(write, () => windowBetween(read, write, context), context).map((update) => ({ ...update, read }));
    });
    return [...atOnce, ...later].sort((a, b) => a.access.at.start - b.access.at.start);
  },
});

/** The access is made without any lock, so that it can have none in common. */
function lostUpdate(access: Access, width: () => Window, context: Context): readonly LostUpdate[] {
  const race = raceOf(access, (other) => changes(other) && isSameElement(access, other) && locksAt(other, context) !== 'unknown', context);
  if (!race || haveOwnElements(race, context)) return [];
  const window = width();
  return race.evidence === 'certain' || window !== 'none' ? [{ ...race, window }] : [];
}

/** Whoever holds a lock has done his part: the other one goes without. */
function holdsLock(access: Access, context: Context): boolean {
  const locks = locksAt(access, context);
  return locks === 'unknown' || locks.size > 0;
}

/** `d['a'] += 1` and `d['b'] += 1` do not meet. */
function isSameElement(access: Access, other: Access): boolean {
  const [left, right] = [keysOf(access), keysOf(other)];
  return left.every((key, index) => {
    const rival = right[index];
    return rival === undefined || rival === key || !isLiteral(key) || !isLiteral(rival);
  });
}

/** From the outside in. */
const keysOf = ({ inner, element }: Access): readonly string[] => [
  ...(inner ? [inner.key] : []),
  ...(element === undefined ? [] : [element]),
];

const isLiteral = (text: string): boolean => /^('.*'|-?\d+)$/.test(text);

/** A place with a guard has other findings: those that go without it. */
export const hasGuard = ({ place }: Access, context: Context): boolean => context.get(guardedPlaces, place.owner).has(place.name);
