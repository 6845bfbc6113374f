/**
 * Threads and processes that have surely been started before each node of a body: by the body itself, by a helper it
 * calls, or by their own constructor (a forward must-analysis; meet is intersection). An object is known by the path
 * the body reaches it on. Errs on the side of "not started": an assignment to the path, or one that other code may
 * make, forgets it.
 */
import { partsOf, targetsOf, walrusTargets } from '../../ir/binding.ts';
import type { Expression } from '../../ir/expression.ts';
import { expressionsOf, unwrap } from '../../ir/visit.ts';
import { findMethod } from '../../semantic/classes.ts';
import type { CfgNode, Edge } from '../../semantic/flow/cfg.ts';
import { type ClassSymbol, definingScope, lastIdentifier } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { translatedPath } from '../calls/frames.ts';
import { argumentOf, invocationsAt } from '../calls/invocations.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { forward } from '../flow/dataflow.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { startableType } from './thread-creations.ts';

export interface Started {
  readonly path: AccessPath;
  /** The `start()`, the call of a helper, or the construction that started it. */
  readonly node: CfgNode;
}
/** By the key of the path. */
export type StartedSet = ReadonlyMap<string, Started>;

const none: StartedSet = new Map();

/** Before each node, by its id; empty for a body that starts nothing. */
export const startedThreads = defineAnalysis<Body, readonly (StartedSet | undefined)[]>({
  name: 'started-threads',
  compute: (body, context) => (mentions(body, 'start') || setsDaemon(body, context) ? startedIn(body, context, throughHelper) : []),
});

/** As far as the body's own text goes. */
const ownStarts = defineAnalysis<Body, readonly (StartedSet | undefined)[]>({
  name: 'own-starts',
  compute: (body, context) => (mentions(body, 'start') ? startedIn(body, context, () => []) : []),
});

const mentions = (body: Body, method: string): boolean => body.calls.some(({ call }) => lastIdentifier(call.callee) === method);

const setsDaemon = (body: Body, context: Context): boolean =>
  mentions(body, 'setDaemon') ||
  ((body.kind === 'module' || body.mentioned.has('daemon')) &&
    context.program.attributeAssignments('daemon').some(({ scope }) => scope === body.scope));

type Helper = (node: CfgNode, body: Body, context: Context) => readonly Started[];

function startedIn(body: Body, context: Context, helper: Helper): readonly (StartedSet | undefined)[] {
  const cfg = context.get(controlFlow, body);
  const begun = new Map(cfg.nodes.map((node) => [node.id, [...startAt(node, body, context), ...helper(node, body, context)]]));
  return forward<StartedSet>(cfg, {
    initial: none,
    transfer: (node, edge, before) => after(node, edge, before, begun.get(node.id) ?? [], body, context),
    meet: (left, right) => (left === right ? left : new Map([...left].filter(([key]) => right.has(key)))),
    equal: (left, right) => left.size === right.size && [...left.keys()].every((key) => right.has(key)),
  });
}

function after(node: CfgNode, edge: Edge, before: StartedSet, begun: readonly Started[], body: Body, context: Context): StartedSet {
  const bound = before.size > 0 ? boundAt(node).flatMap((target) => keyOf(target, body, context)) : [];
  const kept = bound.length > 0 ? [...before].filter(([key]) => !bound.some((each) => key === each || key.startsWith(`${each}.`))) : before;
  const made = edge.kind === 'exception' ? [] : [...begun, ...selfStarted(node, body, context)];
  if (kept === before && made.length === 0) return before;
  return new Map([
    ...kept,
    ...made.filter(({ path }) => !new Map(kept).has(pathKey(path))).map((each) => [pathKey(each.path), each] as const),
  ]);
}

const keyOf = (target: Expression, body: Body, context: Context): readonly string[] => {
  const path = target.kind === 'name' || target.kind === 'attribute' ? pathOf(target, body.scope, context) : undefined;
  return path ? [pathKey(path)] : [];
};

/** What a node binds anew: targets of assignments, of loops, of `with … as`, of `:=`. */
function boundAt({ kind, statement, item, expression }: CfgNode): readonly Expression[] {
  const inside = expression ? walrusTargets(expression) : [];
  if (kind === 'enter') return [...inside, ...(item?.target ? partsOf(item.target) : [])];
  if (kind === 'assign' && statement)
    return [...inside, ...targetsOf(statement).flatMap(partsOf), ...expressionsOf(statement).flatMap(walrusTargets)];
  return kind === 'test' && statement?.kind === 'for' && !expression ? partsOf(statement.target) : inside;
}

/** `thread.start()` */
function startAt(node: CfgNode, body: Body, context: Context): readonly Started[] {
  const object = receiverOf(node, 'start');
  const path = object && (startable(object, body, context) ?? givenPath(object, body, context));
  return path ? [{ path, node }] : [];
}

/** What a caller gives: what it is, the caller knows. */
function givenPath(object: Expression, body: Body, context: Context): AccessPath | undefined {
  const path = object.kind === 'name' ? pathOf(object, body.scope, context) : undefined;
  return path?.root.kind === 'parameter' && path.attributes.length === 0 ? path : undefined;
}

/** The object of a call of `method` without arguments. */
export function receiverOf({ kind, expression }: CfgNode, method: string): Expression | undefined {
  const callee = kind === 'call' && expression?.kind === 'call' ? expression.callee : undefined;
  return callee?.kind === 'attribute' && callee.name === method ? callee.object : undefined;
}

/** The path to a thread or process that can be started only once and that only this body binds. */
export function startable(object: Expression, body: Body, context: Context): AccessPath | undefined {
  const { values, open } = context.evaluator.evaluate(object, body.scope);
  if (open || values.length === 0 || !values.every((value) => startsOnce(value, context))) return undefined;
  const path = pathOf(object, body.scope, context);
  return path && isBoundHereOnly(object, path, body, context) ? path : undefined;
}

/** Objects of other libraries may be started again; a `start()` of the program's own does who knows what. */
function startsOnce(value: Value, context: Context): boolean {
  const type = startableType(value, context);
  if (type === undefined || !/^(threading|multiprocessing)\./.test(type)) return false;
  return value.kind !== 'object' || findMethod(value.cls, 'start', context.evaluator) === undefined;
}

function isBoundHereOnly(object: Expression, { root, attributes }: AccessPath, body: Body, context: Context): boolean {
  if (attributes.some((name) => name.startsWith('['))) return false;
  const last = attributes.at(-1);
  const elsewhere =
    last !== undefined &&
    context.program
      .attributeAssignments(last)
      .some(({ scope }) => scope !== body.scope && !(scope.owner.kind === 'function' && scope.owner.name === '__init__'));
  if (elsewhere) return false;
  if (root.kind !== 'global' && root.kind !== 'captured') return true;
  const name = object.kind === 'name' ? object.id : undefined;
  const home = name === undefined ? undefined : definingScope(name, body.scope);
  return (
    home?.owner === body && (home.bindings.get(name ?? '') ?? []).every((binding) => 'scope' in binding && binding.scope === body.scope)
  );
}

/** `worker = Worker()` where the constructor starts the thread. */
function selfStarted(node: CfgNode, body: Body, context: Context): readonly Started[] {
  const { statement } = node;
  const target =
    node.kind === 'assign' && statement?.kind === 'assign' && statement.targets.length === 1 ? statement.targets[0] : undefined;
  const made = target && statement?.kind === 'assign' ? unwrap(statement.value) : undefined;
  if (!target || made?.kind !== 'call' || !mayBeClass(made.callee)) return [];
  const { values, open } = context.evaluator.evaluate(made, body.scope);
  const starts = !open && values.length > 0 && values.every((value) => value.kind === 'object' && context.get(startsItself, value.cls));
  const path = starts ? startable(target, body, context) : undefined;
  return path ? [{ path, node }] : [];
}

const mayBeClass = (callee: Expression): boolean => /^_*[A-Z]/.test(lastIdentifier(callee) ?? '');

/** A thread whose constructor starts it, whatever way it takes. */
const startsItself = defineAnalysis<ClassSymbol, boolean>({
  name: 'starts-itself',
  compute: (cls, context) => {
    const init = startableType({ kind: 'object', cls }, context) === undefined ? undefined : findMethod(cls, '__init__', context.evaluator);
    return (
      init !== undefined &&
      startedAtEnd(init, ownStarts, context).some(({ path }) => path.root.kind === 'self' && path.attributes.length === 0)
    );
  },
});

const startedAtEnd = (fn: Body, starts: Analysis<Body, readonly (StartedSet | undefined)[]>, context: Context): readonly Started[] => [
  ...(context.get(starts, fn)[context.get(controlFlow, fn).exit.id]?.values() ?? []),
];

/** `launch(thread)` where `launch` starts what it is given. */
function throughHelper(node: CfgNode, body: Body, context: Context): readonly Started[] {
  if (node.kind !== 'call' || (node.expression?.kind === 'call' && lastIdentifier(node.expression.callee) === 'start')) return [];
  const run = invocationsAt(node, body, context);
  const [invocation] = run;
  if (!invocation || run.length > 1 || !mentions(invocation.callee, 'start') || invocation.callee.name === '__init__') return [];
  return startedAtEnd(invocation.callee, ownStarts, context).flatMap(({ path }) => {
    const given = path.root.kind === 'parameter' ? argumentOf(invocation, Number(path.root.id)) : undefined;
    const outer = given ? startable(given, body, context) : translatedPath(path, invocation, body, context);
    return outer ? [{ path: outer, node }] : [];
  });
}
