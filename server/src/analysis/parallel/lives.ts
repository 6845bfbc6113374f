/**
 * The life of what a root runs, seen from the code that spawns it: not started yet, maybe running, ended. A forward
 * dataflow over the bodies that start or end it, with a summary for each helper that does so for its caller
 * (happens-before by fork and join). States are sets of these three, as bits.
 */
import { append } from '../../base/multi-map.ts';
import type { CfgNode, Edge } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { forward } from '../flow/dataflow.ts';
import { callees } from './callees.ts';
import { callers } from './callers.ts';
import { type Handle, handlesOfRoot } from './handles.ts';
import { eventBodies, type LifeEvent, lifeEvents } from './life-events.ts';
import type { Root } from './root.ts';

/** Sets of states: the sum of these. */
export const before = 1;
export const during = 2;
export const after = 4;
const all = [before, during, after] as const;

export interface Life {
  /** Bodies that start or end it, themselves or through calls. */
  readonly touching: ReadonlySet<Body>;
  /** Where it is started. */
  readonly starts: readonly Start[];
  /** The states before a node of a touching body that is entered in one of `states`. */
  stateBefore(body: Body, node: CfgNode, states: number): number;
  /** On entering a body whose callers nobody knows: what may go on to start it is taken to be the first to do so. */
  atEntry(body: Body): number;
}

export interface Start {
  readonly body: Body;
  readonly node: CfgNode;
}

/** Calls are followed this deep to the one that starts or joins. */
const deepest = 6;

export const lifeOf = defineAnalysis<Root, Life>({
  name: 'life',
  compute: (root, context) => {
    const own = handlesOfRoot(root);
    const pool = root.site?.host?.call;
    const isOf = ({ handle, effect }: LifeEvent): boolean => own.has(handle) || (handle === pool && effect === 'end');
    const touching = bodiesThatTouch(pool ? [...own, pool] : [...own], context);
    return new Flow(isOf, touching, context).life();
  },
});

function bodiesThatTouch(handles: readonly Handle[], context: Context): ReadonlySet<Body> {
  const bodies = new Set(handles.flatMap((handle) => [...(context.get(eventBodies, context).get(handle) ?? [])]));
  let layer: readonly Body[] = [...bodies];
  for (let depth = 0; depth < deepest; depth++) {
    const above = layer.flatMap((body) => (body.kind === 'function' ? context.get(callers, body).map((caller) => caller.body) : []));
    layer = [...new Set(above)].filter((body) => !bodies.has(body));
    for (const body of layer) bodies.add(body);
  }
  return bodies;
}

/** Bodies that start or end anything, themselves or through calls: in any other it does not matter where. */
export const touchingBodies = defineAnalysis<Context, ReadonlySet<Body>>({
  name: 'touching-bodies',
  compute: (_, context) => bodiesThatTouch([...context.get(eventBodies, context).keys()], context),
});

/** The states on leaving a body for each single state on entering it. */
type Summary = readonly [number, number, number];
const unchanged: Summary = all;

/** One computation: everything is worked out before the answer is given, and the answer does not change. */
class Flow {
  private readonly isOf: (event: LifeEvent) => boolean;
  private readonly touching: ReadonlySet<Body>;
  private readonly context: Context;
  private readonly summaries = new Map<Body, Summary>();

  constructor(isOf: (event: LifeEvent) => boolean, touching: ReadonlySet<Body>, context: Context) {
    this.isOf = isOf;
    this.touching = touching;
    this.context = context;
  }

  life(): Life {
    const states = new Map<Body, readonly (readonly number[])[]>();
    for (const body of this.touching)
      states.set(
        body,
        all.map((entry) => this.statesIn(body, entry)),
      );
    const starts = [...this.touching].flatMap((body) => this.startsIn(body));
    const stateBefore = (body: Body, node: CfgNode, entries: number): number => {
      const found = states.get(body);
      if (!found) return entries;
      return all.reduce((sum, entry, index) => (entries & entry ? sum | (found[index]?.[node.id] ?? 0) : sum), 0);
    };
    const startsAfresh = (body: Body, depth = 0): boolean => {
      const here = starts.filter((start) => start.body === body);
      if (here.length > 0) return here.some(({ node }) => (stateBefore(body, node, before) & before) !== 0);
      return depth < deepest && [...this.callsIn(body).values()].flat().some((callee) => startsAfresh(callee, depth + 1));
    };
    const fresh = new Set([...this.touching].filter((body) => startsAfresh(body)));
    return { touching: this.touching, starts, stateBefore, atEntry: (body) => (fresh.has(body) ? before : during) };
  }

  /** Before each node, by id. */
  private statesIn(body: Body, entry: number): readonly number[] {
    const cfg = this.context.get(controlFlow, body);
    const events = this.eventsIn(body);
    const calls = this.callsIn(body);
    const found = forward(cfg, {
      initial: entry,
      transfer: (node, edge, state) => this.across(node, edge, state, events, calls),
      meet: (left, right) => left | right,
      equal: (left, right) => left === right,
    });
    return found.map((state) => state ?? 0);
  }

  private eventsIn(body: Body): ReadonlyMap<CfgNode, readonly LifeEvent[]> {
    const own = new Map<CfgNode, LifeEvent[]>();
    for (const event of this.context.get(lifeEvents, body)) if (this.isOf(event)) append(own, event.node, event);
    return own;
  }

  private startsIn(body: Body): readonly Start[] {
    return [...this.eventsIn(body)].flatMap(([node, events]) => (events.some(({ effect }) => effect !== 'end') ? [{ body, node }] : []));
  }

  private callsIn(body: Body): ReadonlyMap<CfgNode, readonly Body[]> {
    const calls = new Map<CfgNode, Body[]>();
    for (const { node, callee } of this.context.get(callees, body))
      if (this.touching.has(callee) && callee !== body) append(calls, node, callee);
    return calls;
  }

  private across(
    node: CfgNode,
    edge: Edge,
    state: number,
    events: ReadonlyMap<CfgNode, readonly LifeEvent[]>,
    calls: ReadonlyMap<CfgNode, readonly Body[]>,
  ): number {
    let next = state;
    for (const { effect, whenFalse } of events.get(node) ?? [])
      if (!whenFalse || edge.kind === 'false') next = effect === 'start' ? during : after;
    const called = calls.get(node);
    return called ? called.reduce((sum, callee) => sum | through(this.summary(callee), next), 0) : next;
  }

  private summary(body: Body): Summary {
    const known = this.summaries.get(body);
    if (known) return known;
    this.summaries.set(body, unchanged);
    const { exit, raised } = this.context.get(controlFlow, body);
    const [first, second, third] = all.map((entry) => {
      const states = this.statesIn(body, entry);
      return (states[exit.id] ?? 0) | (states[raised.id] ?? 0);
    });
    const summary: Summary = [first || before, second || during, third || after];
    this.summaries.set(body, summary);
    return summary;
  }
}

const through = (summary: Summary, states: number): number =>
  all.reduce((sum, state, index) => (states & state ? sum | (summary[index] ?? 0) : sum), 0);
