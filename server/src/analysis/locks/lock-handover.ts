/** Helpers: functions that return with a lock taken (`_begin`, `__enter__`), that give their caller's lock back (`_end`, `__exit__`), and generators that hold one at their `yield`. */

import { unwrap } from '../../ir/visit.ts';
import type { Cfg, CfgNode } from '../../semantic/flow/cfg.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { translatedPath } from '../calls/frames.ts';
import { invocationsAt } from '../calls/invocations.ts';
import { lockHandlers } from '../calls/lock-handling.ts';
import type { Body, Context } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { pathKey } from '../objects/access-path.ts';
import type { LockEvent } from './lock-events.ts';

export type EventsOf = (fn: FunctionSymbol) => ReadonlyMap<number, LockEvent>;

export function helperEvent(node: CfgNode, body: Body, context: Context, eventsIn: EventsOf): LockEvent | undefined {
  if (node.kind === 'access' || node.kind === 'test' || !mayHandle(node, context)) return undefined;
  for (const invocation of invocationsAt(node, body, context)) {
    const effect = effectOf(invocation.callee, node, context, eventsIn);
    const path = effect && translatedPath(effect.lock.path, invocation, body, context);
    if (effect && path)
      return {
        ...effect,
        node,
        lock: { ...effect.lock, key: pathKey(path), path },
        via: 'helper',
        at: invocation.at,
        ...(invocation.call ? { call: invocation.call } : {}),
      };
  }
  return undefined;
}

/** A call is looked into only when its name is one of a function that handles locks. */
function mayHandle({ kind, expression }: CfgNode, context: Context): boolean {
  const call = kind === 'await' && expression?.kind === 'await' ? unwrap(expression.value) : expression;
  if (kind === 'enter' || kind === 'leave' || call?.kind !== 'call') return kind === 'enter' || kind === 'leave';
  const name = lastIdentifier(call.callee);
  return name !== undefined && context.get(lockHandlers, context).has(name);
}

/** What running `fn` at `node` does to a lock of the caller, if it surely does. */
function effectOf(fn: FunctionSymbol, node: CfgNode, context: Context, eventsIn: EventsOf): LockEvent | undefined {
  if (fn.ir.body.statements.length > 40) return undefined;
  if (fn.signature.isGenerator && node.kind !== 'enter' && node.kind !== 'leave') return undefined;
  const events = eventsIn(fn);
  if (events.size === 0) return undefined;
  const cfg = context.get(controlFlow, fn);
  if (fn.signature.isGenerator) return atYield(cfg, events, node.kind === 'enter' ? 'acquire' : 'release');
  return heldAtExit(cfg, events) ?? releasedAtExit(cfg, events);
}

/** A lock that a blocking acquisition took on every way to the normal exit and nobody gave back. */
function heldAtExit(cfg: Cfg, events: ReadonlyMap<number, LockEvent>): LockEvent | undefined {
  return [...events.values()].find(
    (event) => event.action === 'acquire' && event.mode === 'blocking' && !releases(events, event) && unavoidable(cfg, event, events),
  );
}

function releasedAtExit(cfg: Cfg, events: ReadonlyMap<number, LockEvent>): LockEvent | undefined {
  return [...events.values()].find(
    (event) => event.action === 'release' && event.via !== 'with' && !acquires(events, event) && unavoidable(cfg, event, events),
  );
}

const releases = (events: ReadonlyMap<number, LockEvent>, event: LockEvent): boolean =>
  [...events.values()].some((other) => other.action === 'release' && other.lock.key === event.lock.key);
const acquires = (events: ReadonlyMap<number, LockEvent>, event: LockEvent): boolean =>
  [...events.values()].some((other) => other.action === 'acquire' && other.lock.key === event.lock.key);

/** No way from the entry to the normal exit avoids events of this kind on this lock. */
function unavoidable(cfg: Cfg, event: LockEvent, events: ReadonlyMap<number, LockEvent>): boolean {
  const alike = (node: CfgNode): boolean =>
    events.get(node.id)?.lock.key === event.lock.key && events.get(node.id)?.action === event.action;
  return !reachable([cfg.entry], (from, edge) => !alike(from) && edge.kind !== 'exception').has(cfg.exit);
}

/** A generator with one `yield` inside `with lock:` or after `acquire()`. */
function atYield(cfg: Cfg, events: ReadonlyMap<number, LockEvent>, action: LockEvent['action']): LockEvent | undefined {
  const yields = cfg.nodes.filter((node) => node.kind === 'yield');
  return [...events.values()].flatMap((event): LockEvent[] => {
    if (event.action !== 'acquire' || event.mode !== 'blocking') return [];
    const released = (node: CfgNode): boolean =>
      events.get(node.id)?.lock.key === event.lock.key && events.get(node.id)?.action === 'release';
    const held = reachable([event.node], (from, edge) => !released(from) && edge.kind !== 'exception');
    return yields.length > 0 && yields.every((each) => held.has(each)) ? [{ ...event, action }] : [];
  })[0];
}
