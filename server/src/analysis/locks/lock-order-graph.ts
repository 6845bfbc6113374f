/**
 * The lock-order graph of the program: identities of locks as nodes, "held while the other is asked for" as edges;
 * a cycle is a deadlock that waits for its schedule (lockdep, Infer). A cycle counts only where
 * - no lock is held on all sides, which would keep them apart (gate lock, Havelund 2000);
 * - the sides may run at the same time (single-thread cycles are none);
 * - two locks of one class belong to the same object on each side: between two objects the order is unknown.
 * Errs on the side of silence.
 */

import { cyclicComponents, shortestCycle } from '../../base/graph.ts';
import { append } from '../../base/multi-map.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { before, during, lifeOf } from '../parallel/lives.ts';
import { type Place, parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { contextsOf, type Root } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';
import type { LockHome } from './lock-identity.ts';
import { hasKnownOrder, type LockOrderEdge, lockOrderEdges } from './lock-order-edges.ts';
import { objectEdges } from './lock-order-objects.ts';

export interface LockOrderGraph {
  readonly locks: ReadonlyMap<string, LockHome>;
  /** By the key of the lock held, then of the lock asked for; one edge for each body, all in the order of files and bodies. */
  readonly edges: ReadonlyMap<string, ReadonlyMap<string, readonly LockOrderEdge[]>>;
  /** The place of an edge in that order: names decide nothing. */
  readonly ranks: ReadonlyMap<LockOrderEdge, number>;
}

/** A side for each thread: each holds what the one before it asks for. */
export interface LockOrderCycle {
  /** The side that goes against the others, or against the order that most bodies keep. */
  readonly reported: LockOrderEdge;
  readonly others: readonly LockOrderEdge[];
  /** Bodies that take the two locks of `reported` the other way round; for longer cycles the number of its other sides. */
  readonly against: number;
}

/** Edges of the bodies of a file, test code left out: there, deadlocks are made on purpose. */
const moduleEdges = defineAnalysis<ModuleSymbol, readonly LockOrderEdge[]>({
  name: 'module-lock-order-edges',
  compute: (module, context) =>
    [module, ...module.functions].flatMap((body) =>
      !isTest(body) && mayHold(body, context)
        ? [...context.get(lockOrderEdges, body).filter(hasKnownOrder), ...context.get(objectEdges, body)]
        : [],
    ),
});

/** By spelling. */
export const mayHold = (body: Body, context: Context): boolean =>
  context.get(mayTouchLocks, body) || (body.kind === 'function' && isWrapped(body, context));

/** Decorated by a function of the program whose inner function handles locks. */
const isWrapped = (fn: FunctionSymbol, context: Context): boolean =>
  fn.signature.decorators.length > 0 &&
  fn.signature.decorators.some((each) => context.get(lockingDecorators, context).has(lastNameOf(each)));

const lastNameOf = (node: FunctionSymbol['ir']['decorators'][number]): string => {
  const callee = node.kind === 'call' ? node.callee : node;
  return callee.kind === 'name' ? callee.id : callee.kind === 'attribute' ? callee.name : '';
};

/** Names of functions around a function that handles locks. */
const lockingDecorators = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'locking-decorators',
  compute: (_, context) => new Set(context.program.modules.flatMap((module) => context.get(lockingDecoratorsIn, module))),
});

const lockingDecoratorsIn = defineAnalysis<ModuleSymbol, readonly string[]>({
  name: 'locking-decorators-in-module',
  compute: ({ functions }, context) => functions.flatMap((fn) => context.get(lockingDecoratorsAround, fn)),
});

const lockingDecoratorsAround = defineAnalysis<FunctionSymbol, readonly string[]>({
  name: 'locking-decorators-around',
  compute: (fn, context) => {
    const names: string[] = [];
    for (let scope = fn.scope.parent; scope; scope = scope.parent) if (scope.owner.kind === 'function') names.push(scope.owner.name);
    return names.length > 0 && context.get(mayTouchLocks, fn) ? names : [];
  },
});

export const lockOrderGraph = defineAnalysis<Context, LockOrderGraph>({
  name: 'lock-order-graph',
  compute: (_, context) => {
    const locks = new Map<string, LockHome>();
    const edges = new Map<string, Map<string, LockOrderEdge[]>>();
    const ranks = new Map<LockOrderEdge, number>();
    for (const module of context.program.modules) {
      for (const edge of context.get(moduleEdges, module)) {
        const { from, to } = edge;
        locks.set(from.home.key, from.home).set(to.home.key, to.home);
        const after = edges.get(from.home.key) ?? new Map<string, LockOrderEdge[]>();
        edges.set(from.home.key, after);
        append(after, to.home.key, edge);
        ranks.set(edge, ranks.size);
      }
    }
    return { locks, edges, ranks };
  },
});

export const lockOrderCycles = defineAnalysis<Context, readonly LockOrderCycle[]>({
  name: 'lock-order-cycles',
  compute: (_, context) => {
    const graph = context.get(lockOrderGraph, context);
    const after = (key: string): readonly string[] => [...(graph.edges.get(key)?.keys() ?? [])];
    return cyclicComponents(graph.edges.keys(), after).flatMap((component) => {
      const pairs = inversions(component, graph, context);
      return pairs.length > 0 ? pairs : longCycle(component, after, graph, context);
    });
  },
  equals: sameCycles,
});

export function sameCycles(before: readonly LockOrderCycle[], after: readonly LockOrderCycle[]): boolean {
  return (
    before.length === after.length &&
    before.every(
      (cycle, index) =>
        cycle.reported === after[index]?.reported &&
        cycle.against === after[index]?.against &&
        cycle.others.length === after[index]?.others.length &&
        cycle.others.every((edge, side) => edge === after[index]?.others[side]),
    )
  );
}

const between = (graph: LockOrderGraph, from: string, to: string): readonly LockOrderEdge[] => graph.edges.get(from)?.get(to) ?? [];

/** Two locks in both orders, each two once. */
function inversions(component: readonly string[], graph: LockOrderGraph, context: Context): readonly LockOrderCycle[] {
  const inside = new Set(component);
  const keys = [...graph.locks.keys()].filter((key) => inside.has(key));
  return keys.flatMap((left, index) => keys.slice(index + 1).flatMap((right) => inversion(left, right, graph, context)));
}

/** Reported where fewer bodies keep that order; of as many, the later. */
function inversion(left: string, right: string, graph: LockOrderGraph, context: Context): readonly LockOrderCycle[] {
  const both = [between(graph, left, right), between(graph, right, left)];
  const rank = (edges: readonly LockOrderEdge[]): number => (edges[0] && graph.ranks.get(edges[0])) ?? 0;
  const [few = [], many = []] = both.sort((a, b) => a.length - b.length || rank(b) - rank(a));
  for (const reported of few) {
    const against = many.find((edge) => collide([reported, edge], context));
    if (against) return [{ reported, others: [against], against: many.length }];
  }
  return [];
}

/** Three locks or more, one cycle for a knot. */
function longCycle(
  component: readonly string[],
  after: (key: string) => readonly string[],
  graph: LockOrderGraph,
  context: Context,
): readonly LockOrderCycle[] {
  const inside = new Set(component);
  const start = [...graph.locks.keys()].find((key) => inside.has(key));
  const cycle = start === undefined ? undefined : shortestCycle(start, (key) => after(key).filter((next) => inside.has(next)));
  if (!cycle || cycle.length < 3) return [];
  const sides = cycle.flatMap((key, index) => between(graph, key, cycle[(index + 1) % cycle.length] ?? '')[0] ?? []);
  const [reported, ...others] = [...sides.slice(-1), ...sides.slice(0, -1)];
  return reported && sides.length === cycle.length && collide(sides, context) ? [{ reported, others, against: others.length }] : [];
}

/** Whether the sides can be in the middle of their edges at the same time. */
function collide(sides: readonly LockOrderEdge[], context: Context): boolean {
  return sides.every((side, index) => sides.slice(index + 1).every((other) => !guarded(side, other) && together(side, other, context)));
}

const guarded = (left: LockOrderEdge, right: LockOrderEdge): boolean => left.guards.some((key) => right.guards.includes(key));

function together(left: LockOrderEdge, right: LockOrderEdge, context: Context): boolean {
  if (!left.spawn && !right.spawn) return canMeet(left.place, right.place, left.domain, context);
  if (left.spawn && right.spawn && left.body === right.body) return overlap(left, right, context) || overlap(right, left, context);
  return parallelsOf(left.place, right.place, context, left.domain).some(({ first, second }) => first.certain && second.certain);
}

/** Whether what one run of a body starts first may still be running when it starts the second: each run has its own locks. */
function overlap(first: LockOrderEdge, second: LockOrderEdge, context: Context): boolean {
  const rootOf = ({ place, spawn }: LockOrderEdge): Root | undefined =>
    contextsOf(place.body, context).find(({ site }) => site !== undefined && site.call === spawn);
  const [one, other] = [rootOf(first), rootOf(second)];
  const inProcess = first.domain === 'processes';
  if (!one || !other || [one, other].some(({ kind }) => (kind === 'process') !== inProcess)) return false;
  const life = context.get(lifeOf, one);
  const starts = context.get(lifeOf, other).starts.filter(({ body }) => body === second.body);
  return starts.some(({ body, node }) => (life.stateBefore(body, node, before) & during) !== 0);
}

/**
 * Whether two places may run at the same time, as those do who wait for a lock of `domain`. Where nobody knows who
 * runs a body, its taking locks is evidence enough that they meet there.
 */
export function canMeet(left: Place, right: Place, domain: LockOrderEdge['domain'], context: Context): boolean {
  if (contextsOf(left.body, context).length === 0 || contextsOf(right.body, context).length === 0) return true;
  return parallelsOf(left, right, context, domain).length > 0;
}
