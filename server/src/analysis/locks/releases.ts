/** Which code gives a lock back: calls that release it for their caller, and other bodies that release the same lock (a hand-over). */
import { append } from '../../base/multi-map.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { type CfgNode, reachable, successors } from '../../semantic/flow/cfg.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { invocations } from '../calls/call-graph.ts';
import { translated } from '../calls/frames.ts';
import { bodiesMentioning, sitesInClasses } from '../calls/mentions.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { callers } from '../parallel/callers.ts';
import { type AbstractLock, lockAt } from './abstract-lock.ts';

import { type LockEvent, lockEvents } from './lock-events.ts';

interface Release {
  readonly lock: AbstractLock;
  readonly body: Body;
  readonly call: Call;
}

/** Every release of the program that gives back what its own body has not taken, `x.release` that is only mentioned (a callback) included. */
const releases = defineAnalysis<Context, readonly Release[]>({
  name: 'releases',
  compute: (_, context) =>
    [...new Set(releaseNames.flatMap((name) => bodiesMentioning(name, context)))].flatMap((body) => context.get(releasesIn, body)),
});

const releasesIn = defineAnalysis<Body, readonly Release[]>({
  name: 'releases-in',
  compute: (body, context) => sitesMentioning(releaseNames, body.calls).flatMap((site) => releaseAt(site, context)),
});

const releaseNames = ['release', '__exit__', '__aexit__'];

/** Calls of these names, or that hand over what is called so. */
const sitesMentioning = (names: readonly string[], sites: readonly CallSite[]): readonly CallSite[] =>
  sites.filter(({ call }) =>
    [call.callee, ...call.arguments.map(({ value }) => value)].some((node) => names.includes(lastIdentifier(node) ?? '')),
  );

function releaseAt(site: CallSite, context: Context): readonly Release[] {
  const body = bodyOf(site.scope);
  if (!body) return [];
  const mentioned = [site.call.callee, ...site.call.arguments.map((argument) => unwrap(argument.value))];
  return mentioned.flatMap((node) => {
    const lock =
      node.kind === 'attribute' && /^(release|__a?exit__)$/.test(node.name) ? lockAt(node.object, site.scope, context) : undefined;
    return lock && (!takenIn(body, lock, context) || releaseOrder(lock, body, context).unpaired.has(site.call))
      ? [{ lock, body, call: site.call }]
      : [];
  });
}

const acquiredIn = (body: Body, lock: AbstractLock, context: Context): boolean => acquisitionsOf(lock, body, context).length > 0;

/** By its own text: what a helper has taken for it, it gives back for that helper. */
const takenIn = (body: Body, lock: AbstractLock, context: Context): boolean =>
  acquisitionsOf(lock, body, context).some(({ via }) => via !== 'helper');

const acquisitionsOf = (lock: AbstractLock, body: Body, context: Context): readonly LockEvent[] =>
  [...context.get(lockEvents, body).values()].filter((event) => event.action === 'acquire' && event.lock.key === lock.key);

/** Whether a body other than `body` releases this lock, or one constructed at the same place: then holding it on return may be the plan. */
export const releasedElsewhere = (lock: AbstractLock, body: Body, context: Context): boolean =>
  releasesOthers(lock, body, context) || releasedByAnother(lock, body, context);

export const releasedByAnother = (lock: AbstractLock, body: Body, context: Context): boolean =>
  releasedBySameName(lock, body, context) || releasesBy(lock, body, context).length > 0;

const releasesBy = (lock: AbstractLock, body: Body, context: Context): readonly Release[] =>
  context.get(releases, context).filter((release) => release.body !== body && same(release.lock, lock, release.body, body));

/**
 * As `releasedElsewhere`, where an exception leaves a body that gives the lock back on every other way: it is gone for
 * whoever does not know which line raised. Only a caller of the body can catch the exception and give the lock back.
 */
export function releasedAfterException(lock: AbstractLock, body: Body, context: Context): boolean {
  if (releasesOthers(lock, body, context) || releaseOrder(lock, body, context).waits) return true;
  if (!releasedByAnother(lock, body, context)) return false;
  if (body.kind !== 'function') return true;
  const releasing = new Set([...releasesBy(lock, body, context).map((release) => release.body), ...strangeReleasers(lock, context)]);
  return context.get(callers, body).some((caller) => releasing.has(caller.body));
}

/** A release in this very body that comes where it cannot hold the lock, or comes twice: it gives back what another run has taken. */
const releasesOthers = (lock: AbstractLock, body: Body, context: Context): boolean => {
  const { twice, unpaired } = releaseOrder(lock, body, context);
  return twice || unpaired.size > 0;
};

interface ReleaseOrder {
  /** A release follows another without an acquisition between. */
  readonly twice: boolean;
  /** Releases that no acquisition of the body leads to. */
  readonly unpaired: ReadonlySet<Expression>;
  /** An acquisition follows another without a release between: it waits for somebody else to release. */
  readonly waits: boolean;
}

const releaseOrder = (lock: AbstractLock, body: Body, context: Context): ReleaseOrder =>
  context.get(releaseOrders, body).get(lock.key) ?? { twice: false, unpaired: new Set(), waits: false };

/** By the key of the lock. */
const releaseOrders = defineAnalysis<Body, ReadonlyMap<string, ReleaseOrder>>({
  name: 'release-orders',
  compute: (body, context) => {
    const live = reachable([context.get(controlFlow, body).entry]);
    const byKey = new Map<string, LockEvent[]>();
    for (const event of context.get(lockEvents, body).values()) append(byKey, event.lock.key, event);
    return new Map([...byKey].map(([key, events]) => [key, orderOf(events.filter((event) => live.has(event.node)))]));
  },
});

function orderOf(events: readonly LockEvent[]): ReleaseOrder {
  const acquires = new Set(events.filter((event) => event.action === 'acquire').map((event) => event.node));
  const releases = events.filter((event) => event.action === 'release' && event.via === 'call');
  const afterAcquire = reachable([...acquires]);
  const afterRelease = reachable(
    releases.flatMap(({ node }) => successors(node, 'exception')),
    (node, edge) => edge.kind !== 'exception' && !acquires.has(node) && node.statement?.kind !== 'for',
  );
  const given = new Set(events.filter((event) => event.action === 'release').map((event) => event.node));
  const stillHeld = reachable(
    [...acquires].flatMap((node) => successors(node, 'exception')),
    (node, edge) => edge.kind !== 'exception' && !given.has(node),
  );
  return {
    twice: releases.some(({ node }) => afterRelease.has(node)),
    unpaired: new Set(releases.filter(({ node }) => !afterAcquire.has(node)).map(({ at }) => at)),
    waits: [...acquires].some((node) => stillHeld.has(node)),
  };
}

/** `executor._idle.release()` on an object nobody knows the class of, while the attribute here is called the same. */
const releasedBySameName = (lock: AbstractLock, body: Body, context: Context): boolean =>
  strangeReleasers(lock, context).some((other) => other !== body);

const strangeReleasers = ({ path }: AbstractLock, context: Context): readonly (Body | undefined)[] =>
  context.get(strangeReleases, context).get(path.attributes[path.attributes.length - 1] ?? '') ?? [];

/** Bodies that release a lock of unknown type which they have not taken, by the attribute's name. */
const strangeReleases = defineAnalysis<Context, ReadonlyMap<string, readonly (Body | undefined)[]>>({
  name: 'strange-releases',
  compute: (_, context) => {
    const found = new Map<string, (Body | undefined)[]>();
    for (const body of bodiesMentioning('release', context)) {
      for (const name of context.get(strangeIn, body)) append(found, name, body);
    }
    const inClasses = ['acquire', 'release'].flatMap((name) => sitesInClasses(name, context));
    for (const name of strangeAmong(inClasses, context)) append(found, name, undefined);
    return found;
  },
});

const strangeIn = defineAnalysis<Body, readonly string[]>({
  name: 'strange-releases-in',
  compute: ({ calls }, context) => strangeAmong(calls, context),
});

function strangeAmong(sites: readonly CallSite[], context: Context): readonly string[] {
  const taken = new Map<Scope, Set<string>>();
  for (const { call, scope } of sitesMentioning(['acquire'], sites)) {
    if (call.callee.kind === 'attribute') taken.set(scope, (taken.get(scope) ?? new Set()).add(render(call.callee.object)));
  }
  return sitesMentioning(['release'], sites).flatMap(({ call: { callee }, scope }) => {
    const name = callee.kind === 'attribute' ? lastIdentifier(callee.object) : undefined;
    const isStrange =
      callee.kind === 'attribute' && !taken.get(scope)?.has(render(callee.object)) && !lockAt(callee.object, scope, context);
    return name !== undefined && isStrange ? [name] : [];
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

/** Keys of the locks that what a node runs gives back for the body: the callee contains a release of one it did not take itself before. */
export const releasedByNode = defineAnalysis<Body, ReadonlyMap<CfgNode, ReadonlySet<string>>>({
  name: 'released-by-node',
  compute: (body, context) => {
    const found = new Map<CfgNode, Set<string>>();
    for (const { node, invocation } of context.get(invocations, body)) {
      const keys = context.get(givenBack, invocation.callee).flatMap((inner) => translated(inner.path, invocation, body, context) ?? []);
      if (keys.length > 0) found.set(node, new Set([...(found.get(node) ?? []), ...keys]));
    }
    return found;
  },
});

/** Locks that a function releases without having taken them. */
const givenBack = defineAnalysis<FunctionSymbol, readonly AbstractLock[]>({
  name: 'given-back',
  compute: (fn, context) => {
    const found: AbstractLock[] = [];
    forEachExpressionIn(fn.ir.body, (node) => {
      if (node.kind === 'call' && node.callee.kind === 'attribute' && node.callee.name === 'release') {
        const lock = lockAt(node.callee.object, fn.scope, context);
        if (lock && !acquiredIn(fn, lock, context)) found.push(lock);
      }
      return undefined;
    });
    return found;
  },
});
