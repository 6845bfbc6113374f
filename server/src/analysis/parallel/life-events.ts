/**
 * Where a body sets spawned code going and where it knows that it has ended: `start()`, `join()` without a timeout,
 * `result()`, leaving the `with` of an executor, awaiting a task (fork and join of the happens-before order). A join
 * of all members of a collection counts where the loop over it is done.
 */
import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import type { JoinModel } from '../../models/joins.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Handle, handlesIn } from './handles.ts';
import { rawStartedRoots } from './raw-roots.ts';
import { spawnSites } from './spawn-sites.ts';

export interface LifeEvent {
  readonly handle: Handle;
  /** What the call waits for itself is over when it comes back: a 'run'. */
  readonly effect: 'start' | 'end' | 'run';
  readonly node: CfgNode;
  /** Only where control leaves the node because a test fails, or a loop is done. */
  readonly whenFalse: boolean;
}

/** In the order of nodes. */
export const lifeEvents = defineAnalysis<Body, readonly LifeEvent[]>({
  name: 'life-events',
  compute: (body, context) => (context.get(mayTouch, body) ? new Reader(body, context).events() : []),
});

/** The bodies with an event for each handle. */
export const eventBodies = defineAnalysis<Context, ReadonlyMap<Handle, ReadonlySet<Body>>>({
  name: 'event-bodies',
  compute: (_, context) => {
    const found = new Map<Handle, Set<Body>>();
    for (const body of candidates(context))
      for (const { handle } of context.get(lifeEvents, body)) found.set(handle, (found.get(handle) ?? new Set<Body>()).add(body));
    return found;
  },
});

/** Methods that, called on what may be spawned, make a body worth a look that spawns nothing itself. */
const telling = ['start', 'join', 'result', 'shutdown', 'cancel', 'is_alive'] as const;

/** Spelling first: bodies that spawn, the coroutines beside them, and those that mention such a method. */
function candidates(context: Context): ReadonlySet<Body> {
  const spawning = context.get(rawStartedRoots, context).flatMap(({ spawner }) => spawner ?? []);
  if (spawning.length === 0) return new Set();
  const siblings = spawning.flatMap((body) => (body.kind === 'function' && body.signature.isAsync ? (body.cls?.methods ?? []) : []));
  const mentioned = telling.flatMap((name) => context.program.mentions(name).flatMap(({ scope }) => bodyOf(scope) ?? []));
  return new Set([...spawning, ...siblings, ...mentioned]);
}

const mayTouch = defineAnalysis<Body, boolean>({
  name: 'may-touch-lives',
  compute: (body, context) =>
    context.get(spawnSites, body).length > 0 ||
    awaitsValue(body) ||
    body.calls.some(
      ({ call: { callee } }) =>
        callee.kind === 'attribute' && telling.some((name) => name === callee.name) && handlesIn(callee.object, body, context).length > 0,
    ),
});

/** `await self._task`: not the call of a coroutine. */
function awaitsValue(body: Body): boolean {
  if (body.kind === 'module' || !body.signature.isAsync) return false;
  let found = false;
  forEachExpressionIn(body.ir.body, (node) => {
    found ||= node.kind === 'await' && unwrap(node.value).kind !== 'call';
    return !found;
  });
  return found;
}

class Reader {
  private readonly body: Body;
  private readonly context: Context;
  private readonly nodes: readonly CfgNode[];

  constructor(body: Body, context: Context) {
    this.body = body;
    this.context = context;
    this.nodes = context.get(controlFlow, body).nodes;
  }

  events(): readonly LifeEvent[] {
    return this.nodes.flatMap((node) => this.at(node));
  }

  private at(node: CfgNode): readonly LifeEvent[] {
    const { expression } = node;
    switch (node.kind) {
      case 'call':
        return expression?.kind === 'call' ? [...this.starts(expression, node), ...this.endsOfCall(expression, node)] : [];
      case 'await':
        return expression?.kind === 'await' ? ended(this.awaited(unwrap(expression.value)), node) : [];
      case 'leave':
        return ended(this.left(node.item?.context), node);
      case 'test':
        return ended(this.doneLoop(node), node, true);
      default:
        return [];
    }
  }

  private starts(call: Call, node: CfgNode): readonly LifeEvent[] {
    const { callee } = call;
    const own = this.context.get(spawnSites, this.body).find((site) => site.call === call && !site.model.startsLater);
    const later = callee.kind === 'attribute' && callee.name === 'start' ? this.handles(callee.object) : [];
    const started = later.map((handle): LifeEvent => ({ handle, effect: 'start', node, whenFalse: false }));
    return own ? [{ handle: call, effect: own.model.waits ? 'run' : 'start', node, whenFalse: false }, ...started] : started;
  }

  private endsOfCall(call: Call, node: CfgNode): readonly LifeEvent[] {
    const { callee } = call;
    if (callee.kind === 'attribute' && callee.name === 'cancel') return ended(this.cancelled(callee.object), node);
    const first = call.arguments[0] && unwrap(call.arguments[0].value);
    const taken = first?.kind === 'call' && this.iterated(first).length > 0 ? this.iterated(first) : [];
    const fact = this.joinOf(call);
    if (!fact || fact.awaited || fact.ends.scope === 'iterated') return ended(taken, node);
    const handles = this.endedBy(call, fact);
    const loop = callee.kind === 'attribute' ? this.nodes.find((each) => binds(each, callee.object)) : undefined;
    if (loop && handles.length > 0) return ended(handles, loop, true);
    return ended([...taken, ...handles.filter((handle) => !this.isOneOfMany(handle, call))], node);
  }

  /** A timer that is cancelled in time never runs; that it may be running already is passed over. */
  private cancelled(object: Expression): readonly Handle[] {
    const { values } = this.context.evaluator.evaluate(object, this.body.scope);
    return values.some((value) => value.kind === 'instance' && value.type === 'threading.Timer') ? this.handles(object) : [];
  }

  private awaited(awaited: Expression): readonly Handle[] {
    if (awaited.kind !== 'call') return this.handles(awaited);
    const own = this.context.get(spawnSites, this.body).some(({ call }) => call === awaited);
    const fact = this.joinOf(awaited);
    return [...(own ? [awaited] : []), ...(fact?.awaited ? this.endedBy(awaited, fact) : [])];
  }

  /** The `with` of a pool, or of a group of tasks. */
  private left(manager: Expression | undefined): readonly Handle[] {
    if (!manager) return [];
    const { models, evaluator } = this.context;
    return evaluator.evaluate(manager, this.body.scope).values.flatMap((value) => {
      if (value.kind !== 'instance' || !value.site) return [];
      const leaving = models.pool(value.type)?.leaving ?? 'nothing';
      const waits = leaving !== 'nothing' || models.join(`${value.type}#__aexit__`) !== undefined;
      return waits ? [value.site.call] : [];
    });
  }

  /** `while t.is_alive():` left because it is not; a loop over `as_completed(futures)` or `pool.map(…)` that is done. */
  private doneLoop({ expression, statement }: CfgNode): readonly Handle[] {
    if (expression?.kind === 'call' && expression.callee.kind === 'attribute' && expression.callee.name === 'is_alive')
      return this.handles(expression.callee.object);
    const iterable =
      expression?.kind === 'comprehension'
        ? expression.clauses[0]?.iterable
        : !expression && statement?.kind === 'for'
          ? statement.iterable
          : undefined;
    const call = iterable && unwrap(iterable);
    return call?.kind === 'call' ? this.iterated(call) : [];
  }

  /** What is over once the result of the call has been iterated to its end. */
  private iterated(call: Call): readonly Handle[] {
    const fact = this.joinOf(call);
    if (fact?.ends.scope !== 'iterated') return [];
    return fact.ends.of ? this.endedBy(call, fact) : [call];
  }

  private endedBy(call: Call, { ends, timeout }: JoinModel): readonly Handle[] {
    if (comesBackEarly(call, timeout)) return [];
    const given = ends.of && argumentAt(call, ends.of.index, ends.of.keyword)?.value;
    switch (ends.scope) {
      case 'receiver':
      case 'jobs':
        return call.callee.kind === 'attribute' && call.callee.object.kind !== 'subscript' ? this.handles(call.callee.object) : [];
      case 'arguments':
        return call.arguments.flatMap(({ value }) => this.handles(value));
      case 'elements':
      case 'iterated':
        return this.handles(given);
      default:
        return [];
    }
  }

  private joinOf(call: Call): JoinModel | undefined {
    const names = this.context.evaluator.evaluate(call.callee, this.body.scope).values.map((value) => qualifiedNameOf(value));
    const named = names.flatMap((name) => (name === undefined ? [] : (this.context.models.join(name) ?? [])))[0];
    return named ?? this.joinOfOwnThread(call);
  }

  /** `self.join()` in a subclass of Thread. */
  private joinOfOwnThread({ callee }: Call): JoinModel | undefined {
    if (callee.kind !== 'attribute' || callee.name !== 'join') return undefined;
    return this.handles(callee.object).length > 0 ? this.context.models.join('threading.Thread#join') : undefined;
  }

  /** Made anew in every turn of a loop that the join is not in: it joins the last of them. */
  private isOneOfMany(handle: Handle, join: Call): boolean {
    const site = handle.kind === 'call' ? this.body.calls.find(({ call }) => call === handle) : undefined;
    const loop = site && loopContaining(site.unit, site.call, this.context.get(blocks, this.body));
    return loop !== undefined && !contains(loop, join);
  }

  private handles(node: Expression | undefined): readonly Handle[] {
    return handlesIn(node?.kind === 'starred' ? node.value : node, this.body, this.context);
  }
}

const ended = (handles: readonly Handle[], node: CfgNode, whenFalse = false): readonly LifeEvent[] =>
  handles.map((handle) => ({ handle, effect: 'end', node, whenFalse }));

/** With a timeout that is not None, or `wait=False`, or when the first is done; those that raise instead come back at the end only. */
function comesBackEarly(call: Call, timeout: JoinModel['timeout']): boolean {
  if (call.arguments.some(({ keyword, value }) => keyword === 'return_when' || (keyword === 'wait' && isFalse(value)))) return true;
  const name = call.callee.kind === 'attribute' ? call.callee.name : call.callee.kind === 'name' ? call.callee.id : '';
  if (name === 'shutdown') return isFalse(call.arguments[0]?.value);
  const given = timeout && argumentAt(call, timeout.index, timeout.keyword)?.value;
  return (name === 'join' || name === 'wait') && given !== undefined && !(given.kind === 'constant' && given.value === null);
}

const isFalse = (node: Expression | undefined): boolean => node?.kind === 'constant' && node.value === false;

/** `for t in threads: t.join()`: the loop whose variable it is. */
function binds(loop: CfgNode, object: Expression): boolean {
  if (loop.kind !== 'test' || object.kind !== 'name') return false;
  const { expression, statement } = loop;
  const targets =
    expression?.kind === 'comprehension'
      ? expression.clauses.map(({ target }) => target)
      : !expression && statement?.kind === 'for'
        ? [statement.target]
        : [];
  return targets.some((target) =>
    (target.kind === 'collection' ? target.elements : [target]).some((each) => each.kind === 'name' && each.id === object.id),
  );
}
