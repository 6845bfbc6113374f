/**
 * Lock-order edges between two objects that a function gets from outside: `transfer(a, b)` takes `a.lock`, then
 * `b.lock`. The function alone says nothing about their order; its callers, and those who hand it to a thread, do.
 * Each of its open edges becomes one for every caller, between the variables that are passed. Errs on the side of
 * silence: what is passed must be a variable of the module or of the function around.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { callersOf } from '../calls/call-graph.ts';
import { translatedPath } from '../calls/frames.ts';
import type { Invocation } from '../calls/invocations.ts';
import { type Body, bodyOf, type Context, defineAnalysis, locate } from '../context.ts';
import type { Place } from '../parallel/may-happen-in-parallel.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import type { ChainLink } from './acquisitions.ts';
import { handedOver } from './hand-over.ts';
import { homeOfPath } from './lock-identity.ts';
import { hasKnownOrder, type LockOrderEdge, type OpenEdge, type OrderedLock, openEdges, sameEdges } from './lock-order-edges.ts';

/** Edges of a body whose locks are told apart by the objects they belong to, and what becomes of them in its callers. */
export const objectEdges = defineAnalysis<Body, readonly LockOrderEdge[]>({
  name: 'object-lock-order-edges',
  compute: (body, context) => {
    const open = context.get(openEdges, body).filter((edge) => !hasKnownOrder(edge));
    if (open.length === 0) return [];
    const own = open.flatMap((edge) => betweenObjects(edge, edge.from, edge.to, body) ?? []);
    return body.kind === 'function' ? [...own, ...open.flatMap((edge) => [...inCallers(edge, body, context)])] : own;
  },
  equals: sameEdges,
});

function betweenObjects(edge: OpenEdge, from: End, to: End, body: Body): LockOrderEdge | undefined {
  const [left, right] = [known(from, body), known(to, body)];
  return left && right && left.home.key !== right.home.key ? { ...edge, from: left, to: right } : undefined;
}

/** Whether the body itself can tell the two objects apart. */
export const isBetweenObjects = (edge: OpenEdge, body: Body): boolean => betweenObjects(edge, edge.from, edge.to, body) !== undefined;

type End = OpenEdge['from'];

function known(end: End, body: Body): OrderedLock | undefined {
  const home = homeOfPath(end.path, body);
  return home && { ...end, home };
}

/** Callers of callers: a thread's function is often a loop around the one that takes the locks. */
export const mostCalls = 3;

function* inCallers(edge: OpenEdge, fn: FunctionSymbol, context: Context, calls = 1): Generator<LockOrderEdge> {
  for (const { caller, node, invocation } of callersOf(fn, context)) {
    const link: ChainLink = { at: locate(caller, node.unit, invocation.at), text: invocation.text, callee: fn };
    const lifted = inFrame(edge, invocation, link, caller, { body: caller, node }, context);
    const known = lifted && betweenObjects(lifted, lifted.from, lifted.to, caller);
    if (known) yield inWordsOf(known);
    else if (lifted && calls < mostCalls && isHandedOn(lifted)) yield* inCallers(lifted, caller, context, calls + 1);
  }
  for (const { site, invocation } of spawnsOf(fn, context)) {
    const link: ChainLink = { at: locate(site.body, site.unit, site.call), text: fn.name, callee: fn };
    const lifted = inFrame(edge, invocation, link, site.body, edge.place, context);
    const known = lifted && betweenObjects(lifted, lifted.from, lifted.to, site.body);
    if (known) yield { ...inWordsOf(known), spawn: site.call };
  }
}

/** The caller got both from outside, too. */
const isHandedOn = ({ from, to }: OpenEdge): boolean => from.path.root.kind === 'parameter' && to.path.root.kind === 'parameter';

export function* spawnsOf(fn: FunctionSymbol, context: Context): Generator<{ readonly site: SpawnSite; readonly invocation: Invocation }> {
  const bodies = new Set(context.program.mentions(fn.name).flatMap(({ scope }) => bodyOf(scope) ?? []));
  for (const body of bodies)
    for (const site of context.get(spawnSites, body))
      for (const target of site.targets) if (target.fn === fn) yield { site, invocation: handedOver(target, site) };
}

/** The same edge in the frame of a caller, whose place is where it happens. */
function inFrame(
  edge: OpenEdge,
  invocation: Invocation,
  link: ChainLink,
  caller: Body,
  place: Place,
  context: Context,
): OpenEdge | undefined {
  const from = translatedPath(edge.from.path, invocation, caller, context);
  const to = translatedPath(edge.to.path, invocation, caller, context);
  if (!from || !to) return undefined;
  return { ...edge, from: { ...edge.from, path: from }, to: { ...edge.to, path: to }, body: caller, place, via: [link, ...edge.via] };
}

/** In the words of the caller, where the object has a name. */
const inWordsOf = (edge: LockOrderEdge): LockOrderEdge => ({ ...edge, from: named(edge.from), to: named(edge.to) });

const named = (lock: OrderedLock): OrderedLock => ({ ...lock, display: lock.home.display });
