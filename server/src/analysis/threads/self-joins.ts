/**
 * Threads that wait for their own end: `current_thread().join()`, `self.join()` in `run`, and a join that the thread's
 * target reaches through methods of the same object. It raises. Errs on the side of silence: any mention of the current
 * thread on the way, and any test of a parameter, may keep the thread from its own join.
 */

import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { forEachExpression, forEachExpressionIn, forEachStatement } from '../../ir/visit.ts';
import { ancestors, findMethod } from '../../semantic/classes.ts';
import { subclassesOf } from '../../semantic/derived.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type CallSite, type ClassSymbol, type FunctionSymbol, lastIdentifier, receiverName } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { isExpected } from '../flow/expected.ts';
import { creationOf } from './run-calls.ts';
import { startableType } from './thread-creations.ts';

export interface SelfJoin {
  readonly join: Call;
  readonly unit: Unit;
  /** The user's text for the thread. */
  readonly thread: string;
  /** The calls that lead from the thread's target to the join, the first one in the target itself; empty where the target joins. */
  readonly way: readonly { readonly caller: FunctionSymbol; readonly call: Call }[];
  readonly target: FunctionSymbol | undefined;
}

/** In source order. */
export const selfJoins = defineAnalysis<Body, readonly SelfJoin[]>({
  name: 'self-joins',
  compute: (body, context) =>
    body.calls.flatMap((site) => {
      const { callee } = site.call;
      if (callee.kind !== 'attribute' || callee.name !== 'join') return [];
      if (site.call.arguments.some(({ star }) => star !== 0) || isExpected(site.call, site.unit, ['RuntimeError'], body, context))
        return [];
      return joinOf(site, callee.object, body, context);
    }),
});

function joinOf(site: CallSite, object: Expression, body: Body, context: Context): readonly SelfJoin[] {
  const base = { join: site.call, unit: site.unit, thread: render(object) };
  if (isCurrentThread(object, site, context)) return [{ ...base, way: [], target: undefined }];
  if (body.kind === 'module' || tellsThreads(body)) return [];
  const found = targetsOf(object, site, body, context).flatMap((target) => {
    const way = wayTo(body, target, context);
    return way && (way.length === 0 || !asksParameter(body)) ? [{ ...base, way, target }] : [];
  });
  return found.slice(0, 1);
}

function isCurrentThread(object: Expression, { scope }: CallSite, context: Context): boolean {
  if (object.kind !== 'call' || !/^(current_thread|currentThread)$/.test(lastIdentifier(object.callee) ?? '')) return false;
  const { values } = context.evaluator.evaluate(object.callee, scope);
  return values.some((value) => /^threading\.current_?[tT]hread$/.test(qualifiedNameOf(value) ?? ''));
}

/** What the thread runs that `object` is, as methods of the class of `body` or as the body itself. */
function targetsOf(object: Expression, site: Pick<CallSite, 'scope'>, body: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  const self = receiverName(body);
  if (object.kind === 'name' && object.id === self) return ownRun(body, context);
  const { values, open } = context.evaluator.evaluate(object, site.scope);
  if (open || values.length === 0) return [];
  const targets = values.flatMap((value) => targetsOfValue(value, object, body, context));
  return [...new Set(targets)];
}

/** The same, for a join that somebody else leads to. */
export const joinedTargets = (object: Expression, body: FunctionSymbol, context: Context): readonly FunctionSymbol[] =>
  targetsOf(object, body, body, context);

/** `self.join()` in a thread class that leaves `join` as it is. */
function ownRun({ cls }: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  if (!cls || startableType({ kind: 'object', cls }, context) !== 'threading.Thread' || findMethod(cls, 'join', context.evaluator))
    return [];
  const run = findMethod(cls, 'run', context.evaluator);
  return [...(run ? [run] : []), ...subclassesOf(cls, context.evaluator).flatMap((each) => runOf(each, context))];
}

/** What a class adds itself, if it leaves `join` as it is. */
const runOf = (cls: ClassSymbol, context: Context): readonly FunctionSymbol[] =>
  findMethod(cls, 'join', context.evaluator)
    ? []
    : [findMethod(cls, 'run', context.evaluator)].flatMap((run) => (run?.cls === cls ? [run] : []));

const derives = (cls: ClassSymbol, base: ClassSymbol, { evaluator }: Context): boolean => ancestors(cls, evaluator).classes.includes(base);

function targetsOfValue(value: Value, object: Expression, body: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  const creation = value.kind === 'instance' && value.type === 'threading.Thread' ? creationOf(value, context) : undefined;
  if (!creation) return [];
  const isOnSelf = object.kind === 'attribute' && object.object.kind === 'name' && object.object.id === receiverName(body);
  if (isOnSelf) return creation.targets.filter((target) => isHandedBySelf(creation.construction.call, target, creation.body, body));
  const isOne =
    loopContaining(creation.unit, creation.call, context.get(blocks, creation.body)) === undefined && creation.body.kind === 'module';
  return isOne && object.kind === 'name' ? creation.targets.filter((target) => target === body) : [];
}

/** `Thread(target=self._run)` in a method of the same class: the thread works on the object that keeps it. */
function isHandedBySelf(call: Call, target: FunctionSymbol, spawner: Body, body: FunctionSymbol): boolean {
  if (spawner.kind === 'module' || !target.cls || !spawner.cls || spawner.cls !== body.cls) return false;
  return call.arguments.some(
    ({ value }) =>
      value.kind === 'attribute' && value.name === target.name && value.object.kind === 'name' && value.object.id === receiverName(spawner),
  );
}

const longestWay = 4;

/** Calls on the object itself that lead from `target` to `body`; undefined where none do. */
function wayTo(body: FunctionSymbol, target: FunctionSymbol, context: Context): SelfJoin['way'] | undefined {
  // Of the two the class that derives from the other: its object has the methods of both.
  const cls = target.cls && body.cls && derives(target.cls, body.cls, context) ? target.cls : body.cls;
  const work: { readonly fn: FunctionSymbol; readonly way: SelfJoin['way'] }[] = [{ fn: target, way: [] }];
  const seen = new Set<FunctionSymbol>([target]);
  for (let next = work.shift(); next; next = work.shift()) {
    const { fn, way } = next;
    if (fn === body) return way;
    if (way.length >= longestWay || tellsThreads(fn)) continue;
    for (const { call } of fn.calls) {
      const callee = ownMethod(call, fn, cls, context);
      if (!callee || seen.has(callee)) continue;
      seen.add(callee);
      work.push({ fn: callee, way: [...way, { caller: fn, call }] });
    }
  }
  return undefined;
}

function ownMethod({ callee }: Call, fn: FunctionSymbol, cls: ClassSymbol | undefined, context: Context): FunctionSymbol | undefined {
  if (!cls || callee.kind !== 'attribute' || callee.object.kind !== 'name' || callee.object.id !== receiverName(fn)) return undefined;
  const method = findMethod(cls, callee.name, context.evaluator);
  return method && !method.ir.isAsync && !method.ir.isGenerator ? method : undefined;
}

/** It asks which thread it is, somehow. */
export function tellsThreads(fn: FunctionSymbol): boolean {
  let found = false;
  forEachExpressionIn(fn.ir.body, (node) => {
    found ||= /^(current_?thread|main_thread|get_ident|get_native_id|ident|isMainThread|in_thread)$/i.test(lastIdentifier(node) ?? '');
    return !found;
  });
  return found;
}

/** A test of a parameter: the thread may say that it does not want to wait. */
function asksParameter(fn: FunctionSymbol): boolean {
  const own = new Set(fn.ir.parameters.map(({ name }) => name).filter((name) => name !== receiverName(fn)));
  let found = false;
  forEachStatement(fn.ir.body, (statement) => {
    if (statement.kind !== 'if' && statement.kind !== 'while') return;
    forEachExpression(statement.test, (node) => {
      found ||= node.kind === 'name' && own.has(node.id);
      return !found;
    });
  });
  return found;
}
