/** Of a function: what runs it, what is held when it is called, what it starts. Nothing where the model knows none of it. */
import { type Context, locate, nameOf } from '../../analysis/context.ts';
import { callerLocks } from '../../analysis/locks/caller-locks.ts';
import { lockHome } from '../../analysis/locks/lock-identity.ts';
import { spawnSites } from '../../analysis/parallel/spawn-sites.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Fact, runsIn } from './fact.ts';

export function functionFacts(fn: FunctionSymbol, context: Context): readonly Fact[] {
  const roots = runsIn(fn, context);
  return [...(roots.length > 0 ? [{ phrase: 'fact-runs', args: {}, in: roots }] : []), ...heldOnEntry(fn, context), ...starts(fn, context)];
}

function heldOnEntry(fn: FunctionSymbol, context: Context): readonly Fact[] {
  const brought = context.get(callerLocks, fn);
  if (brought === 'all') return [];
  return [...brought.values()].map(({ event: { lock } }) => ({
    phrase: 'fact-entered-under',
    args: { lock: lockHome(lock, context)?.display ?? lock.display },
  }));
}

const starts = (fn: FunctionSymbol, context: Context): readonly Fact[] =>
  context
    .get(spawnSites, fn)
    .flatMap(({ kind, call, unit, targets }) =>
      targets.map((target) => ({ phrase: `starts-${kind}`, args: { target: nameOf(target.fn) }, at: locate(fn, unit, call) })),
    );
