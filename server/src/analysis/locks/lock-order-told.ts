/**
 * The cycles of the lock-order graph that are told in one body. The graph is a question to the whole program, so it is
 * asked only for a body that is in it: one that takes locks in an order, or hands their objects to a function that does.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { invocations } from '../calls/call-graph.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';
import { spawnSites } from '../parallel/spawn-sites.ts';
import { isTest } from '../tests.ts';
import { hasKnownOrder, type OpenEdge, openEdges } from './lock-order-edges.ts';
import { type LockOrderCycle, lockOrderCycles, mayHold, sameCycles } from './lock-order-graph.ts';
import { isBetweenObjects, mostCalls } from './lock-order-objects.ts';

/** In the order of the graph. */
export const cyclesToldIn = defineAnalysis<Body, readonly LockOrderCycle[]>({
  name: 'lock-order-cycles-told',
  compute: (body, context) =>
    context.get(ordersLocks, body) ? context.get(lockOrderCycles, context).filter(({ reported }) => reported.body === body) : none,
  equals: sameCycles,
});

const none: readonly LockOrderCycle[] = [];

/** Whether a cycle is told in the body: the locks may be taken by what it calls. */
export const breaksOrder = (body: Body, context: Context): boolean => context.get(cyclesToldIn, body).length > 0;

/** Whether an edge of the graph is the body's. Errs on the side of yes; who checks all bodies needs the whole graph anyway. */
const ordersLocks = defineAnalysis<Body, boolean>({
  name: 'orders-locks',
  compute: (body, context) =>
    !context.program.store.isRecording ||
    edgesOf(body, context).some((edge) => hasKnownOrder(edge) || isBetweenObjects(edge, body)) ||
    startedBy(body, context).some((fn) => context.get(leavesOrder, fn)),
});

const edgesOf = (body: Body, context: Context): readonly OpenEdge[] =>
  !isTest(body) && mayHold(body, context) ? context.get(openEdges, body) : [];

/** What a body calls, or hands to a thread. */
function startedBy(body: Body, context: Context): readonly FunctionSymbol[] {
  const spawned = context.get(spawnSites, body).flatMap(({ targets }) => targets.map(({ fn }) => fn));
  return body.kind === 'module' ? spawned : [...spawned, ...calledBy(body, context)];
}

const calledBy = (fn: FunctionSymbol, context: Context): readonly FunctionSymbol[] =>
  context.get(invocations, fn).map(({ invocation }) => invocation.callee);

/** Functions that take locks in an order which only those can tell who bring the objects, and those that hand such on, so many calls up. */
const leaving = (below: Analysis<FunctionSymbol, boolean> | undefined, calls: number): Analysis<FunctionSymbol, boolean> => {
  const here = defineAnalysis<FunctionSymbol, boolean>({
    name: `leaves-order-${calls}`,
    compute: (fn, context) =>
      edgesOf(fn, context).some((edge) => !hasKnownOrder(edge)) ||
      (below !== undefined && fn.signature.parameters.length > 0 && calledBy(fn, context).some((callee) => context.get(below, callee))),
  });
  return calls === mostCalls ? here : leaving(here, calls + 1);
};

const leavesOrder = leaving(undefined, 1);
