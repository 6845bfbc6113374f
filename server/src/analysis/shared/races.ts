/**
 * Races on shared places: two accesses of one object, at least one a change, no lock in common, in two roots that may
 * run at the same time. Each race names the two roots and the two accesses, and how strong the evidence is. Errs on
 * the side of silence: at least one of the roots is known to be started, both accesses mean one object, and what is
 * held at both is known.
 */
import { isMaking } from '../calls/call-graph.ts';
import type { Context } from '../context.ts';
import { comeUnderOneLock } from '../locks/root-locks.ts';
import { isCooperative } from '../parallel/ancestry.ts';
import { isUnshared } from '../parallel/construction.ts';
import { type Parallel, parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import type { Root } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';
import { nodesOf } from './access-nodes.ts';
import type { Access } from './accesses.ts';
import { accessesOf } from './accesses-to.ts';
import { holdsThreadSafe } from './containers.ts';
import { locksAt } from './held-at.ts';
import { type Origin, originsOf } from './origins.ts';
import { isPrivatePhase } from './phases.ts';
import { isAroundThreads } from './thread-borders.ts';

export interface Race {
  readonly access: Access;
  /** What the other root does. */
  readonly other: Access;
  readonly parallel: Parallel;
  /** 'certain': both roots are started in sight. 'public': one is, the other is whoever calls a public method. */
  readonly evidence: 'certain' | 'public';
}

/** A race of `access` with any other access of the place that `matters`, which is to look at the locks; itself, in another run, first. */
export function raceOf(access: Access, matters: (other: Access) => boolean, context: Context): Race | undefined {
  if (!mayBeShared(access, context)) return undefined;
  const all = accessesOf(access.place, context);
  const others = [
    access,
    ...all.filter((other) => other !== access && other.body !== access.body),
    ...all.filter((other) => other !== access && other.body === access.body),
  ];
  const left = origins(access, context);
  for (const other of others) {
    const race = matters(other) && (other === access || mayBeShared(other, context)) ? meeting(access, left, other, context) : undefined;
    if (race) return race;
  }
  return undefined;
}

/** What all objects share is nobody's own while one of them is made. */
function mayBeShared(access: Access, context: Context): boolean {
  const { body, place } = access;
  if (body.kind === 'function' && isMaking(body) && (place.kind === 'class' || place.kind === 'global')) return !isTest(body);
  const node = nodesOf(access, context)[0];
  return !isPrivatePhase(access.body, context) && !isUnshared(access.body, node, context);
}

/** The two happen at the same time on one object, whatever is held; `left` is where the object of `access` comes from. */
function meeting(access: Access, left: OriginsIn, other: Access, context: Context): Race | undefined {
  const parallels = parallelOf(access, other, context);
  if (parallels.length === 0 || holdsThreadSafe(access.place, context)) return undefined;
  const right = other === access ? left : origins(other, context);
  const isAround = isAroundThreads(access, context) || isAroundThreads(other, context);
  for (const parallel of parallels) {
    const certain = parallel.first.certain && parallel.second.certain;
    if (!certain && isAround) return undefined;
    if (isOneObject(left(parallel.first), right(parallel.second), parallel) && !areUnderOneLock(access, other, parallel, context))
      return { access, other, parallel, evidence: certain ? 'certain' : 'public' };
  }
  return undefined;
}

/** Whoever calls the two in these roots holds a lock meanwhile. */
const areUnderOneLock = (access: Access, other: Access, { first, second }: Parallel, context: Context): boolean =>
  comeUnderOneLock([first.body, access.body], [second.body, other.body], context);

/**
 * On threads of one process; at least one of the roots is started in sight. The strongest first: of the tests' own roots
 * none may mean the object. Tasks of two loops on two threads have an object each: what a loop works with is its own.
 */
function parallelOf(access: Access, other: Access, context: Context): readonly Parallel[] {
  const place = (each: Access) => ({ body: each.body, node: nodesOf(each, context)[0] });
  return parallelsOf(place(access), place(other), context, 'threads').filter(
    ({ first, second }) =>
      [first, second].some(({ kind, certain }) => certain && kind !== 'main' && kind !== 'test') &&
      !isLoopsOwn(first, second) &&
      !isLoopsOwn(second, first) &&
      !(access.place.kind === 'instance' && isCooperative(first) && isCooperative(second)),
  );
}

/** Who calls a public method of an object that a task uses is most likely the code of that event loop. */
const isLoopsOwn = (root: Root, other: Root): boolean => isCooperative(root) && !other.certain;

/** Two threads that may be at the two places of one object at a time, seen or by evidence. */
export function threadsAt(a: Access, b: Access, context: Context): Parallel | undefined {
  const place = (access: Access) => ({ body: access.body, node: nodesOf(access, context)[0] });
  return parallelsOf(place(a), place(b), context, 'threads').find((parallel) => mayShare(a, b, parallel, context));
}

/** The runs of one root may have an object each: a class that makes a thread for each of its objects has many of it, and one for each. */
function mayShare(a: Access, b: Access, parallel: Parallel, context: Context): boolean {
  const { first, second } = parallel;
  if (first.key !== second.key || a.place.kind !== 'instance') return true;
  return first.site ? isOneObject(originsOf(a, first, context), originsOf(b, second, context), parallel) : first.receiver === 'shared';
}

type OriginsIn = (root: Root) => readonly Origin[];

/** Each root is asked for once. */
function origins(access: Access, context: Context): OriginsIn {
  const known = new Map<string, readonly Origin[]>();
  return (root) => {
    const found = known.get(root.key) ?? originsOf(access, root, context);
    known.set(root.key, found);
    return found;
  };
}

/** Whether what two roots that run side by side reach is one object: handed to them, and not to each anew. */
export function isOneObject(left: readonly Origin[], right: readonly Origin[], { first, second }: Parallel): boolean {
  const needsCommon = first.key === second.key;
  if (needsCommon && first.site && first.site.targets.length > 1) return false;
  const isSame = (a: Origin, b: Origin): boolean =>
    a.key === b.key && (a.isGiven || b.isGiven) && !(a.isOwn && b.isOwn) && (!needsCommon || (a.common && b.common));
  return left.some((origin) => right.some((each) => isSame(origin, each)));
}

/** Or may have: a lock that nobody knows counts. */
export function haveCommonLock(access: Access, other: Access, context: Context): boolean {
  const left = locksAt(access, context);
  if (left === 'unknown') return true;
  const right = locksAt(other, context);
  return right === 'unknown' || [...left.keys()].some((key) => right.has(key));
}
