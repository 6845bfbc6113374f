/**
 * Updates spread over two critical sections: a value read under a lock, the lock given back, and something computed
 * from the value written under the same lock later. What others wrote in between is lost (atomicity violation across
 * sections). Errs on the side of silence: a section that looks at the place again before it writes, or that took the
 * old value away when it read it, knows what it does.
 */
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { mayHoldLocks } from '../locks/lock-set.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { accessesOf } from './accesses-to.ts';
import { type HeldLock, locksAt } from './held-at.ts';
import { bringsBack, keeperOf, mayBringBack } from './kept-values.ts';
import { isPrivatePhase } from './phases.ts';

export interface StaleWrite {
  readonly read: Access;
  readonly write: Access;
  /** The variable that carries the value over. */
  readonly variable: string;
  readonly lock: HeldLock;
  /** Another place of the program that changes it. */
  readonly other: Access;
}

interface Locked {
  readonly access: Access;
  readonly locks: ReadonlyMap<string, HeldLock>;
}

/** Of one body, in source order. */
export const staleWrites = defineAnalysis<Body, readonly StaleWrite[]>({
  name: 'stale-writes',
  compute: (body, context) => {
    if (!mayHoldLocks(body, context)) return [];
    const all = context.get(accesses, body);
    const carried = all.flatMap((write) => carriedInto(write, all));
    if (carried.length === 0 || isPrivatePhase(body, context)) return [];
    const found = carried.flatMap((each) => staleWrite(each, context));
    return found.filter(({ write }, index) => found.findIndex((each) => each.write === write) === index);
  },
});

interface Carried extends Pick<StaleWrite, 'read' | 'write' | 'variable'> {
  /** Accesses of the place before the write. */
  readonly earlier: readonly Access[];
}

/** By the text alone: reads whose value a variable brings to the write. */
function carriedInto(write: Access, all: readonly Access[]): readonly Carried[] {
  const isWhole = write.kind === 'write' && write.element === undefined;
  if (!mayBringBack(write) || write.inner || !(isWhole || isElement(write))) return [];
  const isEarlier = (each: Access): boolean =>
    each.place.key === write.place.key && each.display === write.display && each.at.end <= write.statement.start;
  const earlier = all.filter(isEarlier);
  return earlier.flatMap((read) => {
    const variable = keeperOf(read);
    const isCarried = variable !== undefined && !read.body.scope.globals.has(variable) && bringsBack(read, write);
    return !isCarried ? [] : [{ read, write, variable, earlier }];
  });
}

function staleWrite({ read, write, variable, earlier }: Carried, context: Context): readonly StaleWrite[] {
  const [source, target] = [locksOf(read, context), locksOf(write, context)];
  const lock = source && target && lockOfBoth(source, target);
  const other = lock && !isLookedAtAgain(read, write, lock, earlier, context) ? otherChange(write, context) : undefined;
  return lock && other ? [{ read, write, variable, lock, other }] : [];
}

function locksOf(access: Access, context: Context): Locked | undefined {
  const locks = locksAt(access, context);
  return locks === 'unknown' ? undefined : { access, locks };
}

/** `d[k] = v` under a key that means the same all the time. */
const isElement = ({ kind, method, element, body }: Access): boolean =>
  kind === 'mutate' &&
  method === '[]=' &&
  element !== undefined &&
  !element.includes('…') &&
  (element.match(/[A-Za-z_]\w*/g) ?? []).every((name) => (body.scope.bindings.get(name) ?? []).length <= 1);

/** Held at both, but taken twice. */
function lockOfBoth(read: Locked, write: Locked): HeldLock | undefined {
  const shared = [...read.locks].filter(([key]) => write.locks.has(key));
  if (shared.some(([key, { held }]) => write.locks.get(key)?.held.event === held.event)) return undefined;
  return shared[0]?.[1];
}

/** The place is read or changed in the second section before it is written, or changed in the first after it was read. */
function isLookedAtAgain(read: Access, write: Access, lock: HeldLock, earlier: readonly Access[], context: Context): boolean {
  const between = earlier.filter((each) => each !== read && each.at.start > read.at.end);
  return between.some((each) => each.kind !== 'read' || isInSection(each, write, lock, context));
}

function isInSection(each: Access, write: Access, lock: HeldLock, context: Context): boolean {
  const [first, second] = [locksAt(each, context), locksAt(write, context)];
  if (first === 'unknown' || second === 'unknown') return true;
  return first.get(lock.home.key)?.held.event === second.get(lock.home.key)?.held.event;
}

/** Another change, or this one again: somebody takes the lock for a reason. */
function otherChange(write: Access, context: Context): Access | undefined {
  const all = accessesOf(write.place, context);
  const others = all.filter(
    (each) => changes(each) && each !== write && !isPrivatePhase(each.body, context) && each.body.kind !== 'module',
  );
  return others.find(({ body }) => body !== write.body) ?? others[0] ?? write;
}
