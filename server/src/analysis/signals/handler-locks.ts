/**
 * Locks that a signal handler waits for while the code that it interrupts may hold them. Python runs handlers in the
 * main thread between two instructions, so also in the middle of a section. Errs towards silence: only plain locks,
 * and only where some code that runs in the main thread takes the very lock.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';
import { type Acquisition, acquisitionsOf } from '../locks/acquisitions.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { lockHome } from '../locks/lock-identity.ts';
import { contextsOf } from '../parallel/roots.ts';
import { spawnSites } from '../parallel/spawn-sites.ts';

export interface HandlerLock {
  readonly handler: FunctionSymbol;
  readonly acquisition: Acquisition;
  /** Who else takes the lock in the main thread, and where. */
  readonly holder: FunctionSymbol;
  readonly heldAt: Location;
}

/** Of the handlers that the body registers. */
export const handlerLocks = defineAnalysis<Body, readonly HandlerLock[]>({
  name: 'handler-locks',
  compute: (body, context) => {
    const handlers = context.get(spawnSites, body).flatMap(({ kind, targets }) => (kind === 'signal' ? targets.map(({ fn }) => fn) : []));
    return [...new Set(handlers)].flatMap((handler) => locksOf(handler, context));
  },
});

function locksOf(handler: FunctionSymbol, context: Context): readonly HandlerLock[] {
  return [...acquisitionsOf(handler, context).values()].flatMap((acquisition) => {
    const { lock } = acquisition;
    const home = lockHome(lock, context);
    if (!home || lock.again !== 'deadlocks' || context.models.lock(lock.type)?.domain !== 'threads') return [];
    const found = holderOf(home.key, handler, context);
    return found ? [{ handler, acquisition, ...found }] : [];
  });
}

/** Code of the same file, outside the handler, that takes the lock in the main thread. */
function holderOf(key: string, handler: FunctionSymbol, context: Context): Pick<HandlerLock, 'holder' | 'heldAt'> | undefined {
  for (const holder of handler.module.functions) {
    if (holder === handler) continue;
    const events = [...context.get(lockEvents, holder).values()];
    const event = events.find(({ action, lock }) => action === 'acquire' && lockHome(lock, context)?.key === key);
    if (event && runsInMainThread(holder, context)) return { holder, heldAt: locate(holder, event.node.unit, event.at) };
  }
  return undefined;
}

const runsInMainThread = (fn: FunctionSymbol, context: Context): boolean => contextsOf(fn, context).some(({ kind }) => kind === 'main');
