/**
 * Locks of each object around what all objects share: `with self.lock: Worker.total += 1`, where the threads have an
 * object each. Every thread takes a lock of its own, so none waits. Errs on the side of silence: the lock must be made
 * for the object by its own class, nothing else may be held, and the threads must be seen to be several, each with an
 * object of its own.
 */
import { unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';
import { callers } from '../parallel/callers.ts';
import { type Parallel, parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { isTest } from '../tests.ts';
import { nodesOf } from './access-nodes.ts';
import { type Access, accesses } from './accesses.ts';
import { type HeldLock, locksAt } from './held-at.ts';
import { writeBacks } from './kept-values.ts';
import { isNearThread } from './nearness.ts';
import { isClassMethod, ownsLock } from './places.ts';

export interface LockPerObject {
  readonly access: Access;
  readonly lock: HeldLock;
  /** Where each object gets its own. */
  readonly made: Location;
  readonly parallel: Parallel;
}

/** A method of a class that makes a lock, near threads. */
export const mayHoldOwnLock = (body: Body, context: Context): boolean =>
  body.kind === 'function' && body.cls !== undefined && context.get(ownsLock, body.cls) && isNearThread(body, context);

/** Of one body, in source order; one for each place. */
export const locksPerObject = defineAnalysis<Body, readonly LockPerObject[]>({
  name: 'locks-per-object',
  compute: (body, context) => {
    if (body.kind === 'module' || !mayHoldOwnLock(body, context) || isClassMethod(body) || isTest(body)) return [];
    const updates = context.get(accesses, body).filter(({ kind, place }) => kind === 'update' && isOfAll(place.kind));
    const later = context.get(writeBacks, body).flatMap(({ write }) => (isOfAll(write.place.kind) ? [write] : []));
    const found = [...updates, ...later].flatMap((access) => lockPerObject(access, body, context));
    return found.filter(({ access }, index) => found.findIndex((each) => each.access.place.key === access.place.key) === index);
  },
});

const isOfAll = (kind: Access['place']['kind']): boolean => kind === 'class' || kind === 'global';

function lockPerObject(access: Access, fn: FunctionSymbol, context: Context): readonly LockPerObject[] {
  const locks = locksAt(access, context);
  if (locks === 'unknown') return [];
  const [lock, ...others] = [...locks.values()];
  const made = lock && others.length === 0 ? madeForObject(lock, fn) : undefined;
  if (!lock || !made || !isRunOnOwnObject(fn, context)) return [];
  const place = { body: fn, node: nodesOf(access, context)[0] };
  const parallel = parallelsOf(place, place, context, 'threads').find(
    ({ first, second }) =>
      first.key === second.key && first.certain && second.certain && first.receiver === 'own' && isBeside(first.body, fn),
  );
  return parallel ? [{ access, lock, made, parallel }] : [];
}

/** A method of the same class. */
const isBeside = (body: Body, { cls }: FunctionSymbol): body is FunctionSymbol =>
  body.kind === 'function' && cls !== undefined && body.cls === cls;

/** `self.lock = Lock()`, and nothing else is ever kept there. */
function madeForObject({ home, lock }: HeldLock, { cls }: FunctionSymbol): Location | undefined {
  const { root, attributes } = lock.path;
  if (home.kind !== 'instance' || root.kind !== 'self' || attributes.length !== 1 || !cls) return undefined;
  const [binding, ...others] = cls.attributes.get(home.name) ?? [];
  const [site] = lock.sites;
  if (binding?.kind !== 'value' || others.length > 0 || cls.scope.bindings.has(home.name)) return undefined;
  const maker = binding.scope.owner;
  return site && unwrap(binding.value) === site.call && maker.kind === 'function' ? locate(maker, binding.unit, site.call) : undefined;
}

/** Called on the object itself alone. */
const isRunOnOwnObject = (fn: FunctionSymbol, context: Context): boolean =>
  context.get(callers, fn).every(({ body, edge: { invocation } }) => {
    const { receiver } = invocation;
    return receiver?.kind === 'name' && isBeside(body, fn) && receiver.id === receiverName(body);
  });
