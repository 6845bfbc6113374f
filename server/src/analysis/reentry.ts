/**
 * Re-entry: a lock that does not nest is waited for by a body that surely holds it, itself or through a call.
 * The waiting never ends, for no one else can release it (a self-deadlock).
 */
import { type ChainLink, acquisitionsOf, ranBy, targetOf } from './acquisitions.ts';
import { pathKey } from './access-path.ts';
import { controlFlow } from './control-flow.ts';
import { type Body, type Context, defineAnalysis, locate } from './context.ts';
import { translatedPath } from './frames.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import type { Location } from './location.ts';
import { heldLocks } from './lock-set.ts';
import type { FunctionSymbol } from '../semantic/symbols.ts';

export interface Reentry {
  /** The acquisition that holds the lock. */
  readonly held: LockEvent;
  /** Where it is asked for again: the second acquisition, or the call that leads to it. */
  readonly at: Location;
  /** From the call down to the acquisition; empty when the body does it itself. */
  readonly chain: readonly ChainLink[];
  readonly callee?: FunctionSymbol;
}

export const reentries = defineAnalysis<Body, readonly Reentry[]>({
  name: 'reentries',
  compute: (body, context) => {
    const events = context.get(lockEvents, body);
    if (events.size === 0) return [];
    return unique([...directly(body, events, context), ...throughCalls(body, context)]);
  },
});

function* directly(body: Body, events: ReadonlyMap<number, LockEvent>, context: Context): Generator<Reentry> {
  const held = context.get(heldLocks, body);
  for (const event of events.values()) {
    const before = held[event.node.id]?.get(event.lock.key);
    if (before && event.action === 'acquire' && event.mode === 'blocking' && deadlocks(event, before)) {
      yield { held: before, at: locate(body, event.node.unit, event.at), chain: [] };
    }
  }
}

const deadlocks = (event: LockEvent, before: LockEvent): boolean => event.lock.again === 'deadlocks' && before.lock.again === 'deadlocks' && before !== event;

function* throughCalls(body: Body, context: Context): Generator<Reentry> {
  const held = context.get(heldLocks, body);
  for (const node of context.get(controlFlow, body).nodes) {
    const before = held[node.id];
    const call = node.kind === 'call' || node.kind === 'await' ? ranBy(node.expression) : undefined;
    if (!before || before.size === 0 || !call) continue;
    const callee = targetOf(call, body, context);
    if (!callee || callee.ir.isAsync !== (node.kind === 'await')) continue;
    for (const { lock, chain } of acquisitionsOf(callee, context).values()) {
      const path = translatedPath(lock.path, call, callee, body, context);
      const holder = path && before.get(pathKey(path));
      if (holder && holder.lock.again === 'deadlocks' && lock.again === 'deadlocks') yield { held: holder, at: locate(body, node.unit, call), chain, callee };
    }
  }
}

/** Copies of a `finally` report the same place once. */
function unique(found: readonly Reentry[]): readonly Reentry[] {
  const seen = new Set<string>();
  return found.filter(({ at }) => {
    const key = `${at.start}:${at.end}`;
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
