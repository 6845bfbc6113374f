/**
 * Locks that most callers of a private method hold at its call, and the calls that go without: guarded-by inference one
 * call up, where the lock set that all callers agree on (`caller-locks.ts`) is empty for the sake of one of them. Errs
 * on the side of none: a call of which nobody knows what is held counts on neither side, constructors and tests do not
 * count, and a method that takes or gives back the lock itself has no usual one.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { callersOf, type PlacedInvocation } from '../calls/call-graph.ts';
import { visibleMentions } from '../calls/visible-mentions.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { isPrivatePhase } from '../shared/phases.ts';
import { callerLocks, locksBroughtBy } from './caller-locks.ts';
import { lockEvents } from './lock-events.ts';
import type { Held, LockSet } from './lock-set.ts';

export interface CallWithout extends PlacedInvocation {
  readonly caller: FunctionSymbol;
}

export interface UsualLock {
  /** In the method's own frame, as one of the callers takes it. */
  readonly held: Held;
  /** Calls that bring it, and all calls of which it is known. */
  readonly with: number;
  readonly total: number;
  readonly without: readonly CallWithout[];
}

/** By the key of the lock. */
export type UsualLocks = ReadonlyMap<string, UsualLock>;

const none: UsualLocks = new Map();

/** One call under the lock may be chance. */
const fewestWith = 2;
const leastShare = 2 / 3;

export const usualLocks = defineAnalysis<FunctionSymbol, UsualLocks>({
  name: 'usual-locks',
  compute: (fn, context) => {
    if (!fn.cls || !/^_(?!_)/.test(fn.name) || context.get(callerLocks, fn) === 'all' || !visibleMentions(fn, fn.name, context))
      return none;
    const known = callsOf(fn, context);
    const keys = new Set(known.flatMap(([, brought]) => [...brought.keys()]));
    for (const { lock } of context.get(lockEvents, fn).values()) keys.delete(lock.key);
    return new Map([...keys].flatMap((key) => usual(key, known)));
  },
});

type Call = readonly [CallWithout, LockSet];

/** Each in the text once, though a `finally` stands in the graph several times. */
function callsOf(fn: FunctionSymbol, context: Context): readonly Call[] {
  const found = new Map<unknown, Call>();
  for (const placed of callersOf(fn, context)) {
    const { at } = placed.invocation;
    if (found.has(at) || placed.caller === fn || isPrivatePhase(placed.caller, context)) continue;
    const brought = locksBroughtBy(placed, fn, context);
    if (brought !== 'all') found.set(at, [placed, brought]);
  }
  return [...found.values()];
}

function usual(key: string, calls: readonly Call[]): readonly (readonly [string, UsualLock])[] {
  const without = calls.flatMap(([call, brought]) => (brought.has(key) ? [] : [call]));
  const count = calls.length - without.length;
  const held = calls.find(([, brought]) => brought.has(key))?.[1].get(key);
  if (!held || without.length === 0 || count < fewestWith || count / calls.length < leastShare) return [];
  return [[key, { held, with: count, total: calls.length, without }]];
}
