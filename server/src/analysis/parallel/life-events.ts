/**
 * Where a body sets spawned code going and where it knows that it has ended: `start()`, `join()` without a timeout,
 * `result()`, `shutdown()`, leaving the `with` of an executor, awaiting a task (fork and join of the happens-before
 * order). An event counts for a handle: the call that made the thread, future, task or pool, or the class of a thread
 * that starts itself. Joins of all members of a collection count where the loop over it ends.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type ClassSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { startableType } from '../threads/thread-creations.ts';
import { spawnSites } from './spawn-sites.ts';

export type Handle = Call | ClassSymbol;

export interface LifeEvent {
  readonly handle: Handle;
  readonly effect: 'start' | 'end';
  readonly node: CfgNode;
  /** Only where control leaves the node on the way of a test that fails, or of a loop that is done. */
  readonly whenFalse: boolean;
}

/** Methods that end what they are called on. */
const ending: ReadonlySet<string> = new Set(['join', 'result', 'exception', 'get', 'shutdown', 'cancel']);
/** Only these make a body worth a look that spawns nothing itself. */
const telling = ['start', 'join', 'result', 'shutdown', 'cancel', 'is_alive'] as const;

/** In the order of nodes. */
export const lifeEvents = defineAnalysis<Body, readonly LifeEvent[]>({
  name: 'life-events',
  compute: (body, context) => {
    const nodes = context.get(controlFlow, body).nodes;
    const loops = nodes.filter(
      (node) => node.kind === 'test' && (node.statement?.kind === 'for' || node.expression?.kind === 'comprehension'),
    );
    return nodes.flatMap((node) => eventsAt(node, loops, body, context));
  },
});

/** The bodies with an event for each handle. */
export const eventBodies = defineAnalysis<Context, ReadonlyMap<Handle, ReadonlySet<Body>>>({
  name: 'event-bodies',
  compute: (_, context) => {
    const found = new Map<Handle, Set<Body>>();
    for (const body of candidates(context)) {
      for (const { handle } of context.get(lifeEvents, body)) found.set(handle, (found.get(handle) ?? new Set<Body>()).add(body));
    }
    return found;
  },
});

/** Bodies that spawn, and those that call something like `join` on what may be spawned. */
function candidates(context: Context): ReadonlySet<Body> {
  const spawning = context.program.modules
    .flatMap((module) => [module, ...module.functions])
    .filter((body) => context.get(spawnSites, body).length > 0);
  const mentioned = telling.flatMap((name) => context.program.mentions(name).flatMap(({ scope }) => bodyOf(scope) ?? []));
  return new Set([...spawning, ...new Set(mentioned.filter((body) => context.get(touchesLives, body)))]);
}

const touchesLives = defineAnalysis<Body, boolean>({
  name: 'touches-lives',
  compute: (body, context) =>
    body.calls.some(
      ({ call: { callee } }) =>
        callee.kind === 'attribute' && telling.some((name) => name === callee.name) && handlesOf(callee.object, body, context).length > 0,
    ),
});

function eventsAt(node: CfgNode, loops: readonly CfgNode[], body: Body, context: Context): readonly LifeEvent[] {
  const { expression } = node;
  if (node.kind === 'leave')
    return handlesOf(node.item?.context, body, context).map((handle) => ({ handle, effect: 'end', node, whenFalse: false }));
  if (node.kind === 'await' && expression?.kind === 'await') return ends(awaitedHandles(expression.value, body, context), node);
  if (node.kind === 'test') return endsOfTest(node, body, context);
  if (node.kind !== 'call' || expression?.kind !== 'call') return [];
  const spawned = context.get(spawnSites, body).filter(({ call, model }) => call === expression && !model.startsLater && !model.waits);
  const starts = spawned.map(({ call }): LifeEvent => ({ handle: call, effect: 'start', node, whenFalse: false }));
  return [...starts, ...eventsOfCall(expression, node, loops, body, context)];
}

const ends = (handles: readonly Handle[], node: CfgNode, whenFalse = false): readonly LifeEvent[] =>
  handles.map((handle) => ({ handle, effect: 'end', node, whenFalse }));

function eventsOfCall(call: Call, node: CfgNode, loops: readonly CfgNode[], body: Body, context: Context): readonly LifeEvent[] {
  const { callee } = call;
  if (callee.kind !== 'attribute') return ends(waitedFor(call, body, context), node);
  if (callee.name === 'start')
    return handlesOf(callee.object, body, context).map((handle) => ({ handle, effect: 'start', node, whenFalse: false }));
  if (!ending.has(callee.name)) return ends(waitedFor(call, body, context), node);
  if (!waitsForEnd(call, callee.name)) return [];
  const handles = handlesOf(callee.object, body, context);
  if (handles.length === 0) return [];
  const loop = loops.find((each) => bindsIn(each, callee.object));
  if (loop) return ends(handles, loop, true);
  return callee.object.kind === 'subscript'
    ? []
    : ends(
        handles.filter((handle) => !onlyOneOf(handle, node, call, body, context)),
        node,
      );
}

/** Made anew in every turn of a loop that the join is not in: it joins the last of them. */
function onlyOneOf(handle: Handle, node: CfgNode, call: Call, body: Body, context: Context): boolean {
  if (handle.kind !== 'call') return false;
  const loop = loopContaining(node.unit, handle, context.get(blocks, body));
  return loop !== undefined && body.calls.some((site) => site.call === handle) && !(loop.start <= call.start && call.end <= loop.end);
}

/** `join(5)` may come back before the end; `get` and `result` raise instead. */
function waitsForEnd(call: Call, method: string): boolean {
  if (method === 'join') return call.arguments.length === 0 || isNone(call.arguments[0]?.value);
  if (method !== 'shutdown') return true;
  const wait = argumentAt(call, 0, 'wait')?.value;
  return !(wait?.kind === 'constant' && wait.value === false);
}

const isNone = (node: Expression | undefined): boolean => node?.kind === 'constant' && node.value === null;

/** `for t in threads: t.join()`: the loop whose variable it is. */
function bindsIn(loop: CfgNode, object: Expression): boolean {
  if (object.kind !== 'name') return false;
  const targets =
    loop.statement?.kind === 'for' && !loop.expression
      ? [loop.statement.target]
      : loop.expression?.kind === 'comprehension'
        ? loop.expression.clauses.map(({ target }) => target)
        : [];
  return targets.some((target) =>
    (target.kind === 'collection' ? target.elements : [target]).some((each) => each.kind === 'name' && each.id === object.id),
  );
}

/** `while t.is_alive():` left because it is not; a loop over `as_completed(futures)` or `pool.map(…)` that is done. */
function endsOfTest(node: CfgNode, body: Body, context: Context): readonly LifeEvent[] {
  const { expression, statement } = node;
  if (expression?.kind === 'call' && expression.callee.kind === 'attribute' && expression.callee.name === 'is_alive')
    return ends(handlesOf(expression.callee.object, body, context), node, true);
  const iterable =
    !expression && statement?.kind === 'for'
      ? statement.iterable
      : expression?.kind === 'comprehension'
        ? expression.clauses[0]?.iterable
        : undefined;
  const call = iterable && unwrap(iterable);
  if (call?.kind !== 'call') return [];
  const given =
    lastIdentifier(call.callee) === 'as_completed' && call.arguments.length === 1 ? handlesOf(call.arguments[0]?.value, body, context) : [];
  return ends([...given, ...consumed(call, body, context)], node, true);
}

/** A `map` whose results are all taken. */
const consumed = (call: Call, body: Body, context: Context): readonly Handle[] =>
  context.get(spawnSites, body).some((site) => site.call === call && site.model.repeats) ? [call] : [];

/** `wait(futures)`, `list(pool.map(…))`: all is done when the call returns. */
function waitedFor(call: Call, body: Body, context: Context): readonly Handle[] {
  const [first] = call.arguments;
  const inner = first?.star === 0 ? unwrap(first.value) : undefined;
  if (inner?.kind === 'call') return consumed(inner, body, context);
  return lastIdentifier(call.callee) === 'wait' && call.arguments.length === 1 && named(call, waiting, body, context)
    ? handlesOf(inner, body, context)
    : [];
}

const waiting: ReadonlySet<string> = new Set(['concurrent.futures.wait']);
const gathering: ReadonlySet<string> = new Set(['asyncio.gather', 'asyncio.wait', 'asyncio.wait_for', 'asyncio.shield']);

function named(call: Call, names: ReadonlySet<string>, body: Body, context: Context): boolean {
  return context.evaluator.evaluate(call.callee, body.scope).values.some((value) => names.has(qualifiedNameOf(value) ?? ''));
}

/** `await task`, `await gather(…)`, `await wait(tasks)`. */
function awaitedHandles(awaited: Expression, body: Body, context: Context): readonly Handle[] {
  const inner = unwrap(awaited);
  const own = inner.kind === 'call' ? context.get(spawnSites, body).filter(({ call }) => call === inner) : [];
  const given =
    inner.kind === 'call' && gathers(inner, body, context) ? inner.arguments.flatMap(({ value }) => handlesOf(value, body, context)) : [];
  return [...own.map(({ call }) => call), ...given, ...(inner.kind === 'call' ? [] : handlesOf(inner, body, context))];
}

const gathers = (call: Call, body: Body, context: Context): boolean =>
  !call.arguments.some(({ keyword }) => keyword === 'return_when') && named(call, gathering, body, context);

/** What an expression holds, elements of collections included. */
function handlesOf(node: Expression | undefined, body: Body, context: Context): readonly Handle[] {
  if (!node) return [];
  const set = context.evaluator.evaluate(node, body.scope);
  const inside = set.values.some((value) => value.kind === 'collection') ? context.evaluator.elements(set).values : [];
  return [...new Set([...set.values, ...inside].flatMap((value) => handlesIn(value, context)))];
}

function handlesIn(value: Value, context: Context): readonly Handle[] {
  if (value.kind !== 'instance' && value.kind !== 'object') return [];
  const made = [value.site?.call, value.origin?.call].filter((call) => call !== undefined);
  const self = value.kind === 'object' && !value.site && startableType(value, context) !== undefined ? [value.cls] : [];
  return [...made, ...self];
}
