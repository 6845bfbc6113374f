/** Which code gives a lock back: calls that release it for their caller, and other bodies that release the same lock (a hand-over). */
import type { Call } from '../ir/expression.ts';
import { forEachExpressionIn, unwrap } from '../ir/visit.ts';
import { type CfgNode, reachable } from '../semantic/flow/cfg.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier } from '../semantic/symbols.ts';
import { type AbstractLock, lockAt } from './abstract-lock.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from './context.ts';
import { controlFlow } from './control-flow.ts';
import { translated } from './frames.ts';
import { invocationsAt } from './invocations.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';

interface Release {
  readonly lock: AbstractLock;
  readonly body: Body;
  readonly call: Call;
}

/** Every release of the program that gives back what its own body has not taken, `x.release` that is only mentioned (a callback) included. */
const releases = defineAnalysis<Context, readonly Release[]>({
  name: 'releases',
  compute: (_, context) => {
    const sites = ['release', '__exit__', '__aexit__'].flatMap((name) => context.program.mentions(name));
    return sites.flatMap((site) => releaseAt(site, context));
  },
});

function releaseAt(site: CallSite, context: Context): readonly Release[] {
  const body = bodyOf(site.scope);
  if (!body) return [];
  const mentioned = [site.call.callee, ...site.call.arguments.map((argument) => unwrap(argument.value))];
  return mentioned.flatMap((node) => {
    const lock =
      node.kind === 'attribute' && /^(release|__a?exit__)$/.test(node.name) ? lockAt(node.object, site.scope, context) : undefined;
    return lock && (!acquiredIn(body, lock, context) || unpaired(lock, body, context).some(({ at }) => at === site.call))
      ? [{ lock, body, call: site.call }]
      : [];
  });
}

const acquiredIn = (body: Body, lock: AbstractLock, context: Context): boolean =>
  [...context.get(lockEvents, body).values()].some((event) => event.action === 'acquire' && event.lock.key === lock.key);

/** Whether a body other than `body` releases this lock, or one constructed at the same place: then holding it on return may be the plan. */
export const releasedElsewhere = (lock: AbstractLock, body: Body, context: Context): boolean =>
  releasesOthers(lock, body, context) || releasedByAnother(lock, body, context);

export function releasedByAnother(lock: AbstractLock, body: Body, context: Context): boolean {
  if (releasedBySameName(lock, body, context)) return true;
  return context.get(releases, context).some((release) => release.body !== body && same(release.lock, lock, release.body, body));
}

/** A release in this very body that comes where it cannot hold the lock, or comes twice: it gives back what another run has taken. */
function releasesOthers(lock: AbstractLock, body: Body, context: Context): boolean {
  const { acquires, releases } = eventsOn(lock, body, context);
  const twice = releases.some((release) =>
    releases.some((other) => other.at !== release.at && follows(other.node, release.node, acquires)),
  );
  return twice || unpaired(lock, body, context).length > 0;
}

interface EventsOn {
  readonly acquires: readonly CfgNode[];
  readonly releases: readonly LockEvent[];
}

function eventsOn(lock: AbstractLock, body: Body, context: Context): EventsOn {
  const events = [...context.get(lockEvents, body).values()].filter((event) => event.lock.key === lock.key);
  const acquires = events.filter((event) => event.action === 'acquire').map((event) => event.node);
  const live = reachable([context.get(controlFlow, body).entry]);
  const releases = events.filter((event) => event.action === 'release' && event.via === 'call' && live.has(event.node));
  return { acquires, releases };
}

/** Releases that no acquisition of the body leads to. */

function unpaired(lock: AbstractLock, body: Body, context: Context): readonly LockEvent[] {
  const { acquires, releases } = eventsOn(lock, body, context);
  const after = reachable(acquires);
  return releases.filter((release) => !after.has(release.node));
}

/** Control gets from one to the other without an exception and without an acquisition between. */
const follows = (from: CfgNode, to: CfgNode, acquires: readonly CfgNode[]): boolean =>
  reachable([from], (node, edge) => edge.kind !== 'exception' && !acquires.includes(node)).has(to);

/** `executor._idle.release()` on an object nobody knows the class of, while the attribute here is called the same. */
function releasedBySameName(lock: AbstractLock, body: Body, context: Context): boolean {
  const name = lock.path.attributes[lock.path.attributes.length - 1];
  if (name === undefined) return false;
  return context.program.mentions('release').some(({ call, scope }) => {
    const { callee } = call;
    if (callee.kind !== 'attribute' || lastIdentifier(callee.object) !== name || bodyOf(scope) === body) return false;
    return !lockAt(callee.object, scope, context);
  });
}

function same(left: AbstractLock, right: AbstractLock, leftBody: Body, rightBody: Body): boolean {
  if (left.sites.some((site) => right.sites.includes(site))) return true;
  const last = (lock: AbstractLock): string | undefined => lock.path.attributes[lock.path.attributes.length - 1];
  if (last(left) !== undefined && last(left) === last(right)) return true;
  if (left.key !== right.key || left.path.root.kind === 'parameter' || left.path.root.kind === 'local') return false;
  return (
    left.path.root.kind !== 'self' || (leftBody.kind === 'function' && rightBody.kind === 'function' && leftBody.cls === rightBody.cls)
  );
}

/** Whether what the node runs releases `lock` of the body: the callee contains a release of it that it did not take itself before. */
export function releasedByNode(node: CfgNode, body: Body, lock: AbstractLock, context: Context): boolean {
  return invocationsAt(node, body, context).some((invocation) =>
    releasedIn(invocation.callee, context).some((inner) => translated(inner.path, invocation, body, context) === lock.key),
  );
}

function releasedIn(fn: FunctionSymbol, context: Context): readonly AbstractLock[] {
  const found: AbstractLock[] = [];
  forEachExpressionIn(fn.ir.body, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'attribute' && node.callee.name === 'release') {
      const lock = lockAt(node.callee.object, fn.scope, context);
      if (lock && !acquiredIn(fn, lock, context)) found.push(lock);
    }
    return undefined;
  });
  return found;
}
