/**
 * Locks that a finalizer waits for. The garbage collector runs `__del__` and the callbacks of weak references in
 * whatever thread allocates memory, wherever it is, also in the middle of a section that holds the lock. The lock
 * of the dying object itself is none of these: nobody can be inside its methods any more.
 */
import { unwrap } from '../../ir/visit.ts';
import { findAttribute } from '../../semantic/classes.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { spawnSites } from '../parallel/spawn-sites.ts';
import { type Acquisition, acquisitionsOf } from './acquisitions.ts';
import { lockHome } from './lock-identity.ts';

export interface FinalizerLock {
  readonly finalizer: FunctionSymbol;
  readonly acquisition: Acquisition;
}

/** In source order of the first link. */
export const finalizerLocks = defineAnalysis<Body, readonly FinalizerLock[]>({
  name: 'finalizer-locks',
  compute: (body, context) => finalizersOf(body, context).flatMap((finalizer) => locksOf(finalizer, context)),
});

/** Whether it is a finalizer, or registers one. */
export const mayFinalize = (body: Body, context: Context): boolean => finalizersOf(body, context).length > 0;

/** The body itself, if it is a `__del__`, and what it registers to be called when an object dies. */
function finalizersOf(body: Body, context: Context): readonly FunctionSymbol[] {
  const registered = context
    .get(spawnSites, body)
    .flatMap(({ kind, targets }) => (kind === 'finalizer' ? targets.map(({ fn }) => fn) : []));
  return body.kind === 'function' && body.name === '__del__' && body.cls ? [body, ...registered] : registered;
}

function locksOf(finalizer: FunctionSymbol, context: Context): readonly FinalizerLock[] {
  return [...acquisitionsOf(finalizer, context).values()].flatMap((acquisition) => {
    const { lock } = acquisition;
    const threads = context.models.lock(lock.type)?.domain === 'threads' && lock.again !== 'counts';
    return threads && !isOwn(acquisition, finalizer, context) ? [{ finalizer, acquisition }] : [];
  });
}

/** Made by the dying object for itself, or belonging to what it has made for itself; a lock of unknown origin may be. */
function isOwn({ lock }: Acquisition, { cls }: FunctionSymbol, context: Context): boolean {
  const home = lockHome(lock, context);
  const [first] = lock.path.attributes;
  if (!home || (lock.path.root.kind === 'self' && first === undefined)) return true;
  if (home.kind !== 'instance' || lock.path.root.kind !== 'self' || first === undefined || !cls) return false;
  return findAttribute(cls, first, context.evaluator).every((binding) => binding.kind === 'value' && unwrap(binding.value).kind !== 'name');
}
