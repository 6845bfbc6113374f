/**
 * `wait()` of a condition under another lock, which everybody who notifies needs: the wait gives back the condition's own
 * lock and no other (nested monitor lockout). Errs on the side of silence: a wait with a timeout, a notification under
 * locks that nobody knows, a lock that is only perhaps the same.
 */
import { type Body, bodyOf, type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';
import { locksBefore } from '../locks/caller-locks.ts';
import { lockHome } from '../locks/lock-identity.ts';
import type { Held } from '../locks/lock-set.ts';
import { type ConditionCall, conditionCalls, nodesOfCall } from './condition-calls.ts';

export interface WaitBesideLock {
  readonly wait: ConditionCall;
  /** The lock that the waiter keeps. */
  readonly kept: TakenLock;
  /** Whose notification never comes, and the same lock there. */
  readonly notifier: Body;
  readonly needed: TakenLock;
}

export interface TakenLock {
  readonly text: string;
  /** Where the body takes it, or, of a lock that its callers take, the call that it is held at. */
  readonly at: Location;
}

/** In source order. */
export const waitsBesideLocks = defineAnalysis<Body, readonly WaitBesideLock[]>({
  name: 'waits-beside-locks',
  compute: (body, context) =>
    context
      .get(conditionCalls, body)
      .flatMap((call) => (!call.isTimed && call.method.startsWith('wait') ? (besideLock(call, body, context) ?? []) : [])),
});

function besideLock(wait: ConditionCall, body: Body, context: Context): WaitBesideLock | undefined {
  const condition = lockHome(wait.lock, context)?.key;
  if (condition === undefined) return undefined;
  for (const [home, kept] of others(wait, body, context) ?? []) {
    const needs = notificationsOf(condition, wait, context).map(({ notify, notifier }) => {
      const held = others(notify, notifier, context)?.get(home);
      return held && { notifier, needed: taken(held, notify, notifier, context) };
    });
    const [first] = needs;
    if (first && needs.every((each) => each)) return { wait, kept: taken(kept, wait, body, context), ...first };
  }
  return undefined;
}

/** Locks surely held at a call that are none of the condition's, by their homes; undefined where one may be held that nobody knows. */
function others(call: ConditionCall, body: Body, context: Context): ReadonlyMap<string, Held> | undefined {
  const found = new Map<string, Held>();
  const [node, another] = nodesOfCall(call.call, body, context);
  const held = node && !another ? locksBefore(node.id, body, context) : undefined;
  if (held === undefined || held === 'all') return undefined;
  for (const each of held.values()) {
    const { lock } = each.event;
    const home = lockHome(lock, context);
    if (!home) return undefined;
    const isSame = home.kind !== 'instance' || belongsTogether(lock.path, call.lock.path);
    if (lock.key !== call.lock.key && lock.again !== 'counts' && isSame) found.set(home.key, each);
  }
  found.delete(lockHome(call.lock, context)?.key ?? '');
  return found;
}

function taken({ event }: Held, { call, unit }: ConditionCall, body: Body, context: Context): TakenLock {
  const isOwn = context.get(controlFlow, body).nodes.includes(event.node);
  return { text: event.lock.display, at: isOwn ? locate(body, event.node.unit, event.at) : locate(body, unit, call) };
}

type Path = ConditionCall['lock']['path'];

/** Of one object: `self._lock` and `self._ready`. */
const belongsTogether = (lock: Path, condition: Path): boolean =>
  lock.root.kind === condition.root.kind &&
  lock.root.id === condition.root.id &&
  lock.attributes.slice(0, -1).join('.') === condition.attributes.slice(0, -1).join('.');

interface Notification {
  readonly notify: ConditionCall;
  readonly notifier: Body;
}

/** All notifications that can be meant for a condition of that home. */
function notificationsOf(home: string, wait: ConditionCall, context: Context): readonly Notification[] {
  const bodies = new Set(
    ['notify', 'notify_all', 'notifyAll'].flatMap((name) => context.program.mentions(name).flatMap(({ scope }) => bodyOf(scope) ?? [])),
  );
  return [...bodies].flatMap((notifier) =>
    context
      .get(conditionCalls, notifier)
      .filter((each) => each.method.startsWith('notify') && each.call !== wait.call && lockHome(each.lock, context)?.key === home)
      .map((notify) => ({ notify, notifier })),
  );
}
