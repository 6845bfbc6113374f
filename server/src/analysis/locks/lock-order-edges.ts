/**
 * Lock-order edges of one body: a lock held → a lock asked for while it is held, by the body itself or by what it
 * calls. Attempts and timeouts make no edge, for they do not wait for ever; nor does a lock the body holds already,
 * counted permits, or what a constructor does with its own object, which no other thread knows yet. Errs on the
 * side of no edge.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { someExpression } from '../../ir/visit.ts';
import type { LockModel } from '../../models/locks.ts';
import { type CfgNode, reachable, successors } from '../../semantic/flow/cfg.ts';
import { receiverName } from '../../semantic/symbols.ts';
import { invocations, type PlacedInvocation } from '../calls/call-graph.ts';
import { wrappersOf } from '../calls/decorators.ts';
import { translatedPath } from '../calls/frames.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';
import { type AccessPath, pathKey } from '../objects/access-path.ts';
import { localName } from '../objects/escapes.ts';
import type { Place } from '../parallel/may-happen-in-parallel.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { type Acquisition, acquisitionsOf, type ChainLink } from './acquisitions.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { homeOfPath, type LockHome, lockHome } from './lock-identity.ts';
import { type Held, heldLocks, type LockSet } from './lock-set.ts';
import { releasedByNode } from './releases.ts';

/** One end of an edge. */
export interface OrderedLock {
  readonly home: LockHome;
  /** The user's text where the lock is taken. */
  readonly display: string;
  /** In the frame of the edge's body. */
  readonly path: AccessPath;
}

/** An edge whose locks may still be unknown: parameters, locks nobody has seen the making of. */
export interface OpenEdge {
  readonly from: Omit<OrderedLock, 'home'> & { readonly home: LockHome | undefined };
  readonly to: OpenEdge['from'];
  /** Whose text leads to both locks. */
  readonly body: Body;
  /** Where `to` is asked for, or a call that leads there. */
  readonly place: Place;
  /** Calls from the body down to where `from` is taken. */
  readonly via: readonly ChainLink[];
  /** The call that hands both locks to a thread: only what that thread does counts, not who else may call its function. */
  readonly spawn: Call | undefined;
  /** Where `from` is taken. */
  readonly heldAt: Location;
  /** From the body down to where `to` is asked for; the last link is the acquisition. */
  readonly chain: readonly ChainLink[];
  /** Homes of the other locks held meanwhile. */
  readonly guards: readonly string[];
  /** Who may wait for the locks; both are of one domain. */
  readonly domain: LockModel['domain'];
}

export interface LockOrderEdge extends OpenEdge {
  readonly from: OrderedLock;
  readonly to: OrderedLock;
}

/** At most one for each two locks: the first in source order. */
export const openEdges = defineAnalysis<Body, readonly OpenEdge[]>({
  name: 'open-lock-order-edges',
  compute: (body, context) => {
    const held = context.get(heldLocks, body);
    if (!held.some((before) => before !== undefined && before.size > 0)) return [];
    const found = new Map<string, OpenEdge>();
    for (const wait of [...ownWaits(body, held, context), ...calledWaits(body, held, context)]) {
      for (const edge of edgesTo(wait, held[wait.node.id] ?? new Map(), body, context)) {
        const key = `${pathKey(edge.from.path)} ${pathKey(edge.to.path)}`;
        if (!found.has(key)) found.set(key, edge);
      }
    }
    return [...found.values()];
  },
  equals: sameEdges,
});

/** Of locks that are known. */
export const lockOrderEdges = defineAnalysis<Body, readonly LockOrderEdge[]>({
  name: 'lock-order-edges',
  compute: (body, context) => context.get(openEdges, body).filter(isKnown),
  equals: sameEdges,
});

export const isKnown = (edge: OpenEdge): edge is LockOrderEdge => edge.from.home !== undefined && edge.to.home !== undefined;

/** False between two objects of one class: `with self._lock: with other._lock`. */
export function hasKnownOrder({ from, to }: OpenEdge): boolean {
  if (!from.home || !to.home) return false;
  if (from.home.key === to.home.key) return false;
  if (from.home.kind !== 'instance' || to.home.kind !== 'instance' || from.home.cls !== to.home.cls) return true;
  return holderOf(from) === holderOf(to);
}

/** The object whose attribute the lock is. */
const holderOf = ({ path }: OpenEdge['from']): string => pathKey({ root: path.root, attributes: path.attributes.slice(0, -1) });

export function sameEdges(before: readonly OpenEdge[], after: readonly OpenEdge[]): boolean {
  return before.length === after.length && before.every((edge, index) => sameEdge(edge, after[index]));
}

function sameEdge(left: OpenEdge, right: OpenEdge | undefined): boolean {
  return (
    right !== undefined &&
    left.body === right.body &&
    left.place.body === right.place.body &&
    left.place.node === right.place.node &&
    left.spawn === right.spawn &&
    left.from.home?.key === right.from.home?.key &&
    left.to.home?.key === right.to.home?.key &&
    pathKey(left.from.path) === pathKey(right.from.path) &&
    pathKey(left.to.path) === pathKey(right.to.path) &&
    left.guards.join() === right.guards.join() &&
    samePlace(left.heldAt, right.heldAt) &&
    sameLinks(left.via, right.via) &&
    sameLinks(left.chain, right.chain)
  );
}

const sameLinks = (left: readonly ChainLink[], right: readonly ChainLink[]): boolean =>
  left.length === right.length && left.every((link, index) => samePlace(link.at, right[index]?.at) && link.text === right[index]?.text);

const samePlace = (left: Location, right: Location | undefined): boolean =>
  right !== undefined && left.unit === right.unit && left.start === right.start && left.end === right.end && left.file === right.file;

/** A lock that is waited for at a node. */
interface Wait {
  readonly node: CfgNode;
  readonly lock: AbstractLock;
  readonly display: string;
  readonly chain: readonly ChainLink[];
}

function* ownWaits(body: Body, held: readonly (LockSet | undefined)[], context: Context): Generator<Wait> {
  for (const event of context.get(lockEvents, body).values()) {
    if (event.action !== 'acquire' || event.mode !== 'blocking' || event.via === 'helper' || !held[event.node.id]?.size) continue;
    const { lock, node } = event;
    yield { node, lock, display: lock.display, chain: [{ at: locate(body, node.unit, event.at), text: lock.display }] };
  }
}

function* calledWaits(body: Body, held: readonly (LockSet | undefined)[], context: Context): Generator<Wait> {
  for (const placed of context.get(invocations, body)) {
    const { node, invocation } = placed;
    if (!held[node.id]?.size || (node.kind === 'leave' && invocation.callee.signature.isGenerator)) continue;
    for (const acquisition of acquisitionsOf(invocation.callee, context).values()) {
      const wait = inFrame(acquisition, placed, body, context);
      if (wait) yield wait;
    }
  }
}

function inFrame({ lock, chain }: Acquisition, { node, invocation }: PlacedInvocation, body: Body, context: Context): Wait | undefined {
  const path = translatedPath(lock.path, invocation, body, context);
  const step: ChainLink = { at: locate(body, node.unit, invocation.at), text: invocation.text, callee: invocation.callee };
  return path && { node, lock: { ...lock, path, key: pathKey(path) }, display: lock.display, chain: [step, ...chain] };
}

function* edgesTo(wait: Wait, before: LockSet, body: Body, context: Context): Generator<OpenEdge> {
  if (before.has(wait.lock.key) || !isExclusive(wait.lock)) return;
  const to = { home: homeOf(wait.lock, body, context), display: wait.display, path: wait.lock.path };
  const domain = domainOf(wait.lock, context);
  const given = context.get(releasedByNode, body).get(wait.node);
  const others = [...before.values()].map((held) => ({ held, home: homeOf(held.event.lock, body, context) }));
  for (const { held, home: heldHome } of others) {
    const { lock } = held.event;
    const heldAt = isExclusive(lock) && domainOf(lock, context) === domain ? placeOf(held, body, context) : undefined;
    if (!heldAt || !domain || given?.has(lock.key)) continue;
    const from = { home: heldHome, display: lock.display, path: lock.path };
    if (isPrivate(from, wait.node, body, context) || isPrivate(to, wait.node, body, context)) continue;
    const guards = others.flatMap((other) => (other.held === held || !other.home ? [] : [other.home.key]));
    const { node, chain } = wait;
    yield {
      from,
      to,
      body,
      place: { body, node },
      via: [],
      spawn: undefined,
      heldAt,
      chain,
      guards: [...new Set(guards)].sort(),
      domain,
    };
  }
}

/** By its making, or else by the variable that it is reached through. */
const homeOf = (lock: AbstractLock, body: Body, context: Context): LockHome | undefined =>
  lockHome(lock, context) ?? (lock.path.attributes.length === 0 ? homeOfPath(lock.path, body) : undefined);

const domainOf = (lock: AbstractLock, context: Context): LockModel['domain'] | undefined => context.models.lock(lock.type)?.domain;

/** One holder at a time, of a kind that is known. */
const isExclusive = (lock: AbstractLock): boolean => lock.type !== 'program' && (lock.again === 'deadlocks' || lock.again === 'nests');

/** Where a held lock was taken: in the body, or in the decorator around it; a caller's own edge says the rest. */
function placeOf({ event }: Held, body: Body, context: Context): Location | undefined {
  const holder = [body, ...(body.kind === 'function' ? wrappersOf(body, context) : [])].find((each) => runs(each, event, context));
  return holder && locate(holder, event.node.unit, event.at);
}

const runs = (body: Body, event: LockEvent, context: Context): boolean =>
  context.get(controlFlow, body).nodes[event.node.id] === event.node;

const buildsOrEnds = /^__(?:init|new|post_init|setstate|del)__$/;

/** A lock of the object that is being built or thrown away, or of one that this body has made and shown to nobody. */
function isPrivate({ path, home }: OpenEdge['from'], node: CfgNode, body: Body, context: Context): boolean {
  if (body.kind !== 'function' || home?.kind !== 'instance') return false;
  if (path.root.kind === 'self') return receiverName(body) !== undefined && buildsOrEnds.test(body.name);
  return (
    path.root.kind === 'local' &&
    isMadeHere(localName(path.root), body, context) &&
    !isShownBefore(localName(path.root), node, body, context)
  );
}

/** `child = Child()` in this very body, and no other binding of the name. */
function isMadeHere(name: string, body: Body, context: Context): boolean {
  const isNew = (value: Expression): boolean =>
    context.evaluator.evaluate(value, body.scope).values.every((each) => each.kind === 'object' && each.site?.call === value);
  const bindings = body.scope.bindings.get(name) ?? [];
  return bindings.length > 0 && bindings.every((binding) => binding.kind === 'value' && isNew(binding.value));
}

/** Passed on, stored or started on some way to the node: another thread may know it by then. */
function isShownBefore(name: string, node: CfgNode, body: Body, context: Context): boolean {
  const shows = context.get(controlFlow, body).nodes.filter((each) => isShownAt(name, each));
  return shows.length > 0 && reachable(shows.flatMap((each) => successors(each))).has(node);
}

function isShownAt(name: string, { kind, expression, statement }: CfgNode): boolean {
  if (kind === 'call' && expression?.kind === 'call')
    return (
      expression.arguments.some(({ value }) => mentionsName(value, name)) ||
      (expression.callee.kind === 'attribute' && expression.callee.name === 'start' && mentionsName(expression.callee.object, name))
    );
  if (kind === 'assign' && statement?.kind === 'assign') return mentionsName(statement.value, name);
  return (kind === 'yield' || kind === 'await') && expression !== undefined && mentionsName(expression, name);
}

function mentionsName(root: Expression, name: string): boolean {
  return someExpression(root, (node) => node.kind === 'name' && node.id === name);
}
