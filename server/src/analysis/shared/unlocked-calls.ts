/**
 * Calls that go without the lock under which the method that is called uses a guarded place: most of its callers hold
 * the lock, this one does not, and a critical section breaks on what the method does meanwhile. It is told at the call,
 * for there the lock is missing. Errs on the side of silence as `inconsistencies.ts` does, of which this is one call up.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { invocations, type PlacedInvocation } from '../calls/call-graph.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type UsualLock, usualLocks } from '../locks/usual-locks.ts';
import { type Access, accesses } from './accesses.ts';
import { conflictWith } from './conflicts.ts';
import { guardedPlaces, mayHaveGuard } from './guarded-by.ts';
import { mayHoldUnknown } from './held-at.ts';
import { conflictsOf, type Inconsistency } from './inconsistencies.ts';
import { docstring, isPrivatePhase } from './phases.ts';

export interface UnlockedCall extends Inconsistency {
  readonly callee: FunctionSymbol;
  readonly usual: UsualLock;
}

/** Of one body, in source order; one for each call. */
export const unlockedCalls = defineAnalysis<Body, readonly UnlockedCall[]>({
  name: 'unlocked-calls',
  compute: (body, context) => {
    if (body.kind === 'module' || !mayGoWithout(body, context) || /thread[- ]?safe/i.test(docstring(body))) return [];
    const seen = new Set<unknown>();
    return context.get(invocations, body).flatMap((placed) => {
      const { at } = placed.invocation;
      if (seen.has(at)) return [];
      seen.add(at);
      return unlockedCall(placed, body, context);
    });
  },
});

/** It calls a private method of its own object, in a class that has a lock about. */
export function mayGoWithout(body: Body, context: Context): boolean {
  if (body.kind === 'module') return false;
  const { cls, calls } = body;
  const isOwn = calls.some(({ call: { callee } }) => callee.kind === 'attribute' && /^_(?!_)/.test(callee.name));
  return cls !== undefined && isOwn && mayHaveGuard(cls, context);
}

function unlockedCall(placed: PlacedInvocation, body: FunctionSymbol, context: Context): readonly UnlockedCall[] {
  const { callee, at } = placed.invocation;
  const [usual] = [...context.get(usualLocks, callee).values()].filter(({ without }) => without.some((call) => call.invocation.at === at));
  if (!usual || isPrivatePhase(body, context) || mayHoldUnknown(at, body, context)) return [];
  for (const access of context.get(accesses, callee)) {
    const guard = context.get(guardedPlaces, access.place.owner).get(access.place.name);
    const own = guard?.guarded.find((each) => each.access === access);
    if (!own || own.lock.lock.key !== usual.held.event.lock.key || (access.kind === 'read' && !access.calls)) continue;
    const [found] = conflictsOf(liftedTo(placed, access, body), 'changed', (section) => conflictWith(access, section, context), context);
    if (found) return [{ ...found, callee, usual }];
  }
  return [];
}

/** As if the caller did it where it calls. */
const liftedTo = ({ node, invocation }: PlacedInvocation, { calls: _, ...access }: Access, body: Body): Access => ({
  ...access,
  body,
  unit: node.unit,
  at: invocation.at,
  target: invocation.at,
  object: invocation.receiver,
});
