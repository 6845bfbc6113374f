/**
 * Re-entry: a lock that does not nest is waited for by a body that surely holds it, itself or through a call.
 * The waiting never ends, for no one else can release it (a self-deadlock).
 */

import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { invocations } from '../calls/call-graph.ts';
import { translatedPath } from '../calls/frames.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { type Facts, noFacts, pathFacts } from '../flow/path-facts.ts';
import type { Location } from '../location.ts';
import { pathKey } from '../objects/access-path.ts';
import { escapingNames, lentNames, localName } from '../objects/escapes.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { acquisitionsOf, type ChainLink } from './acquisitions.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { type Held, heldLocks } from './lock-set.ts';
import { releasedByAnother } from './releases.ts';
import { standingInCaller } from './standing-facts.ts';

export interface Reentry {
  /** The acquisition that holds the lock. */
  readonly held: Held;
  /** Where it is asked for again: the second acquisition, or the call that leads to it. */
  readonly at: Location;
  /** The lock of the second acquisition as the body itself asks for it; absent where a call leads there. */
  readonly again?: AbstractLock;
  /** From the call down to the acquisition; empty when the body does it itself. */
  readonly chain: readonly ChainLink[];
  readonly callee?: FunctionSymbol;
  /** The user's name for what is called. */
  readonly called?: string;
}

export const reentries = defineAnalysis<Body, readonly Reentry[]>({
  name: 'reentries',
  compute: (body, context) => {
    const events = context.get(lockEvents, body);
    return unique([...directly(body, events, context), ...throughCalls(body, context)]);
  },
});

function* directly(body: Body, events: ReadonlyMap<number, LockEvent>, context: Context): Generator<Reentry> {
  const held = context.get(heldLocks, body);
  for (const event of events.values()) {
    const before = held[event.node.id]?.get(event.lock.key);
    if (
      before &&
      event.action === 'acquire' &&
      event.mode === 'blocking' &&
      event.via !== 'helper' &&
      deadlocks(event, before, body, context)
    ) {
      yield { held: before, at: locate(body, event.node.unit, event.at), again: event.lock, chain: [] };
    }
  }
}

/** A local lock that others got hold of may be released by them: a lock used as a bell. */
function deadlocks(event: LockEvent, before: Held, body: Body, context: Context): boolean {
  const { root } = event.lock.path;
  if (root.kind === 'local' && (context.get(escapingNames, body).has(localName(root)) || context.get(lentNames, body).has(localName(root))))
    return false;
  if (event.lock.again !== 'deadlocks' || before.event.lock.again !== 'deadlocks' || before.event === event) return false;
  return !releasedByAnother(event.lock, body, context);
}

function* throughCalls(body: Body, context: Context): Generator<Reentry> {
  const held = context.get(heldLocks, body);
  if (!held.some((before) => before !== undefined && before.size > 0)) return;
  const facts = context.get(pathFacts, body);
  for (const { node, invocation } of context.get(invocations, body)) {
    const before = held[node.id];
    if (!before || before.size === 0 || (node.kind === 'leave' && invocation.callee.signature.isGenerator)) continue;
    for (const { lock, chain, given } of acquisitionsOf(invocation.callee, context).values()) {
      const path = translatedPath(lock.path, invocation, body, context);
      const holder = path && before.get(pathKey(path));
      if (!holder || holder.event.node === node || holder.event.lock.again !== 'deadlocks' || lock.again !== 'deadlocks') continue;
      const known = facts[node.id] ?? noFacts;
      const standing = standingInCaller(given, invocation, body, known);
      if (standing && !seesTo(standing, known, facts)) {
        yield { held: holder, at: locate(body, node.unit, invocation.at), chain, callee: invocation.callee, called: invocation.text };
      }
    }
  }
}

/** The caller has looked at a condition of the callee's: `if not self.ready: self.prepare()` in front of a call that locks only where it is not. */
const seesTo = (standing: Facts, known: Facts, facts: readonly (Facts | undefined)[]): boolean =>
  [...standing.keys()].some((condition) => !known.has(condition) && facts.some((some) => some?.has(condition)));

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
