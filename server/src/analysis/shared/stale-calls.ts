/**
 * Updates spread over two critical sections that lie in two methods: `account.set(account.get() + 1)`, where each holds
 * the lock and gives it back (atomicity violation across sections, one call up). Errs on the side of silence: the object
 * is the method's own, in a class that owns the lock, or else a global that two threads in sight update so; whoever
 * holds a lock around both calls knows what it does.
 */

import { argumentAt } from '../../ir/arguments.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { findGetter, findMethod, findSetter } from '../../semantic/classes.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow, forEachStatementOf } from '../flow/control-flow.ts';
import { locksBefore } from '../locks/caller-locks.ts';
import { pathOf } from '../objects/access-path.ts';
import { parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { mayHoldUnknown } from './held-at.ts';
import { isMadeOf, mayBringBack } from './kept-values.ts';
import { type LockedAccessor, lockedAccessor, namesSetter } from './locked-accessors.ts';
import { isPrivatePhase } from './phases.ts';

export interface StaleCall {
  readonly unit: Unit;
  /** The call of the setter, or the property that is assigned to. */
  readonly at: Expression;
  /** Where the getter is asked. */
  readonly read: Expression;
  readonly getter: Accessor;
  readonly setter: Accessor;
}

export interface Accessor {
  readonly fn: FunctionSymbol;
  readonly accessor: LockedAccessor;
}

/** Whether there is one: most bodies have no two calls that can be a pair. */
export const hasStaleCalls = (body: Body, context: Context): boolean => context.get(staleCalls, body).length > 0;

/** Of one body, in source order. */
export const staleCalls = defineAnalysis<Body, readonly StaleCall[]>({
  name: 'stale-calls',
  compute: (body, context) => {
    if (body.kind === 'module') return [];
    const found = [...calledSetters(body, context), ...assignedSetters(body, context)];
    return found.length === 0 || isPrivatePhase(body, context) ? [] : found.filter((each) => isShared(each, body, context));
  },
});

function calledSetters(body: FunctionSymbol, context: Context): readonly StaleCall[] {
  const asked = calledTwice(body);
  return body.calls.flatMap(({ call, unit, scope }): readonly StaleCall[] => {
    const { callee } = call;
    if (callee.kind !== 'attribute' || scope !== body.scope || call.arguments.length === 0) return [];
    if (!asked.has(render(callee.object)) || !namesSetter(callee.name, 'called', context)) return [];
    const setter = accessorAt(callee.object, callee.name, 'set', body, context);
    if (setter?.accessor.value === undefined) return [];
    const value = argumentAt(call, setter.accessor.value - 1, setter.fn.signature.parameters[setter.accessor.value]?.name ?? '')?.value;
    const key = keyAt(call, setter);
    const got = value && computedFrom({ value, at: call, object: callee.object, key, setter }, body, context);
    return got ? [{ unit, at: call, ...got, setter }] : [];
  });
}

/** Objects with two calls of their methods, as they are written: whoever gets and sets has both. */
function calledTwice({ calls }: FunctionSymbol): ReadonlySet<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const { call } of calls) {
    if (call.callee.kind !== 'attribute') continue;
    const object = render(call.callee.object);
    (once.has(object) ? twice : once).add(object);
  }
  return twice;
}

function keyAt(call: Expression & { kind: 'call' }, { accessor: { key }, fn }: Accessor): string | undefined {
  const given = key === undefined ? undefined : argumentAt(call, key - 1, fn.signature.parameters[key]?.name ?? '')?.value;
  return given && render(given);
}

/** `self.value += 1`, where `value` is a property whose getter and setter lock. */
function assignedSetters(body: FunctionSymbol, context: Context): readonly StaleCall[] {
  const found: StaleCall[] = [];
  forEachStatementOf(body, (statement, unit) => {
    const target = targetOf(statement);
    if (target?.kind !== 'attribute') return;
    const reads = statement.kind === 'augmented' || (statement.kind === 'assign' && isArithmeticWith(statement.value, render(target)));
    if (!reads || !namesSetter(target.name, 'assigned', context)) return;
    const setter = accessorAt(target.object, target.name, 'assign', body, context);
    const getter = accessorAt(target.object, target.name, 'property', body, context);
    if (setter && getter && isPair(getter, setter)) found.push({ unit, at: target, read: target, getter, setter });
  });
  return found;
}

function targetOf(statement: Statement): Expression | undefined {
  if (statement.kind === 'augmented') return statement.target;
  return statement.kind === 'assign' && statement.targets.length === 1 ? statement.targets[0] : undefined;
}

function accessorAt(object: Expression, name: string, how: keyof typeof finders, body: Body, context: Context): Accessor | undefined {
  const [value, ...more] = objectsOf(context.evaluator.evaluate(object, body.scope));
  if (value?.kind !== 'object' || more.length > 0) return undefined;
  const fn = finders[how](value.cls, name, context.evaluator);
  const accessor = fn && context.get(lockedAccessor, fn);
  return fn && accessor && (accessor.value === undefined) === (how === 'get' || how === 'property') ? { fn, accessor } : undefined;
}

const finders = { get: findMethod, set: findMethod, assign: findSetter, property: findGetter };

/** Of one attribute, under one lock. */
const isPair = (getter: Accessor, setter: Accessor): boolean =>
  getter.accessor.access.place.key === setter.accessor.access.place.key &&
  getter.accessor.lock.home.key === setter.accessor.lock.home.key &&
  (getter.accessor.key === undefined) === (setter.accessor.key === undefined);

interface Setting {
  readonly value: Expression;
  readonly at: Expression;
  readonly object: Expression;
  readonly key: string | undefined;
  readonly setter: Accessor;
}

/** The getter asked in the value itself, or before for a variable that the value uses. */
function computedFrom(
  { value, at, object, key, setter }: Setting,
  body: FunctionSymbol,
  context: Context,
): Pick<StaleCall, 'read' | 'getter'> | undefined {
  if (!mayBringBack({ value })) return undefined;
  for (const { call } of body.calls) {
    if (call.callee.kind !== 'attribute' || render(call.callee.object) !== render(object)) continue;
    const getter = accessorAt(call.callee.object, call.callee.name, 'get', body, context);
    if (!getter || !isPair(getter, setter) || keyAt(call, getter) !== key) continue;
    if (isMadeOf(value, (node) => node === call, body, { start: 0, end: at.start })) return { read: call, getter };
  }
  return undefined;
}

/** Of arithmetic: what is written without it is no update. */
function operandsOf(value: Expression): readonly Expression[] {
  const node = unwrap(value);
  return node.kind === 'binary'
    ? [node.left, node.right].map(unwrap).flatMap((each) => (each.kind === 'binary' ? operandsOf(each) : [each]))
    : [];
}

function isArithmeticWith(value: Expression, text: string): boolean {
  return operandsOf(value).some((operand) => render(operand) === text);
}

/** Nothing is held around both, and somebody else may do the same meanwhile. */
function isShared({ at, setter }: StaleCall, body: FunctionSymbol, context: Context): boolean {
  const object =
    at.kind === 'call' ? (at.callee.kind === 'attribute' ? at.callee.object : undefined) : at.kind === 'attribute' ? at.object : undefined;
  const node = context.get(controlFlow, body).nodes.find((each) => isAt(each, at));
  const held = node && locksBefore(node.id, body, context);
  if (!object || !node || !held || held === 'all' || held.size > 0 || mayHoldUnknown(at, body, context)) return false;
  if (object.kind === 'name' && object.id === receiverName(body)) return setter.fn.cls !== undefined;
  const path = pathOf(object, body.scope, context);
  const place = { body, node };
  const meet = path?.root.kind === 'global' ? parallelsOf(place, place, context, 'threads') : [];
  return meet.some((parallel) =>
    [parallel.first, parallel.second].some(({ kind, certain }) => certain && kind !== 'main' && kind !== 'test'),
  );
}

function isAt(node: CfgNode, at: Expression): boolean {
  if (node.expression === at) return true;
  const { statement } = node;
  return node.kind === 'assign' && statement !== undefined && targetOf(statement) === at;
}
