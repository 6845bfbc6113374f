/**
 * What the locks are called that somebody takes: of a lock that nobody takes nothing is guarded. Cheaper than to look for
 * what is guarded, for most names that are spelt like a lock's (`block`, `seconds`) are none. Errs on the side of more names.
 */
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { importersOf } from '../importers.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { entryLocks } from './entry-locks.ts';
import { lockEvents } from './lock-events.ts';
import { lockHome } from './lock-identity.ts';

/**
 * Whether somebody takes a lock of one of the names, which are bound in `module`: mostly that is found out there, else with
 * those who import it, and only then in the whole program.
 */
export function isOneTaken(names: readonly string[], module: ModuleSymbol, context: Context): boolean {
  if (names.length === 0) return false;
  const isTaken = (taken: ReadonlySet<string>): boolean => names.some((name) => taken.has(name));
  const isTakenIn = (each: ModuleSymbol): boolean => isTaken(context.get(takenIn, each));
  return isTakenIn(module) || importersOf(module, context).some(isTakenIn) || isTaken(context.get(takenLocks, context));
}

/** In the whole program: every name on the way to a lock that is taken, and the one it was made under. */
const takenLocks = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'taken-locks',
  compute: (_, context) => new Set(context.program.modules.flatMap((module) => [...context.get(takenIn, module)])),
});

const takenIn = defineAnalysis<ModuleSymbol, ReadonlySet<string>>({
  name: 'taken-locks-in',
  firewall: true,
  compute: (module, context) => new Set([module, ...module.functions].flatMap((body) => [...context.get(takenBy, body)])),
});

/** The same after most edits of the body. */
const takenBy = defineAnalysis<Body, ReadonlySet<string>>({
  name: 'taken-locks-by',
  compute: (body, context) => {
    const taken = context.get(mayTouchLocks, body) ? [...context.get(lockEvents, body).values()] : [];
    const isDecorated = body.kind === 'function' && body.signature.decorators.length > 0;
    const entered = isDecorated ? [...context.get(entryLocks, body).values()].map(({ event }) => event) : [];
    return new Set([...taken, ...entered].flatMap(({ lock }) => namesOf(lock, context)));
  },
});

function namesOf(lock: AbstractLock, context: Context): readonly string[] {
  const { root, attributes } = lock.path;
  const home = lockHome(lock, context);
  return [...attributes, root.id.slice(root.id.lastIndexOf('.') + 1), ...(home ? [home.name] : [])];
}
