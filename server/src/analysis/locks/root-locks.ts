/**
 * Locks that are held when control comes to a function from one root, on every way it may take there: must-held lock
 * sets along the call graph, the greatest fixpoint forwards. What other roots bring to the function does not count, so a
 * part that one owner guards by a lock and another does not is guarded for the threads of the first.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callees } from '../parallel/callees.ts';
import { broughtBy, type CallerLocks, locksWith, meetOf } from './brought-locks.ts';
import { lockHome } from './lock-identity.ts';

/** By function, from a root that begins in the body. */
const rootLocks = defineAnalysis<Body, ReadonlyMap<Body, CallerLocks>>({
  name: 'root-locks',
  compute: (start, context) => {
    const found = new Map<Body, CallerLocks>([[start, new Map()]]);
    const pending = new Set<Body>([start]);
    for (const body of pending) {
      pending.delete(body);
      for (const [callee, brought] of handedOn(body, found.get(body) ?? 'all', context)) {
        const before = found.get(callee);
        const after = before === undefined ? brought : meetOf(before, brought);
        found.set(callee, after);
        if (before === undefined || sizeOf(after) < sizeOf(before)) pending.add(callee);
      }
    }
    return found;
  },
});

const sizeOf = (locks: CallerLocks): number => (locks === 'all' ? Number.POSITIVE_INFINITY : locks.size);

const handedOn = (body: Body, brought: CallerLocks, context: Context): readonly (readonly [FunctionSymbol, CallerLocks])[] =>
  context.get(callees, body).map(({ node, invocation, callee }) => {
    const held = locksWith(brought, node.id, body, context);
    return [callee, broughtBy({ node, invocation, caller: body }, callee, held, context)];
  });

/** A way on which a lock comes along that is held on every way of another root to another function. */
export function comeUnderOneLock([first, body]: readonly [Body, Body], [second, other]: readonly [Body, Body], context: Context): boolean {
  const left = homesOf(context.get(rootLocks, first).get(body), context);
  if (left.size === 0) return false;
  return [...homesOf(context.get(rootLocks, second).get(other), context)].some((home) => left.has(home));
}

const homesOf = (locks: CallerLocks | undefined, context: Context): ReadonlySet<string> =>
  new Set(
    locks === undefined || locks === 'all' ? [] : [...locks.values()].flatMap(({ event }) => lockHome(event.lock, context)?.key ?? []),
  );
