/**
 * Which functions of the program each event of a body runs to their end: called by name, through a property or a
 * special method, awaited, entered by a `with`, handed to `sorted(key=…)`. Only where nothing else can be meant;
 * an `async def` only where it is awaited, a generator only where it is iterated or entered as a context manager.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { findMethod } from '../../semantic/classes.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import {
  type ClassSymbol,
  definingScope,
  type FunctionSymbol,
  isContextManager,
  receiverName,
  type Scope,
} from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import type { Body, Context } from '../context.ts';
import { isCached, wrappersOf } from './decorators.ts';
import { type Invocation, maker, onlyMeant } from './invocation.ts';
import { metaclassOf } from './metaclasses.ts';
import { accessed, grown, iteration, special, truth } from './special-methods.ts';

export type { Invocation } from './invocation.ts';

export function invocationsAt(node: CfgNode, body: Body, context: Context): readonly Invocation[] {
  const { expression, item, statement } = node;
  if (node.kind === 'call' && expression?.kind === 'call') return called(expression, body, context);
  if (node.kind === 'access' && expression) return accessed(expression, body, context);
  if (node.kind === 'assign' && statement?.kind === 'augmented') return grown(statement, body.scope, context);
  if (node.kind === 'await' && expression?.kind === 'await') return awaited(expression.value, expression, body.scope, context);
  if ((node.kind === 'enter' || node.kind === 'leave') && item)
    return managed(item.context, node.kind === 'enter', node.isAsync ?? false, body.scope, context);
  if ((node.kind === 'test' || node.kind === 'await') && statement?.kind === 'for' && !(node.kind === 'test' && expression))
    return iterated(statement.iterable, body.scope, context);
  if (node.kind === 'test' && expression) return tested(expression, body.scope, context);
  return [];
}

function tested(expression: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const iterable = expression.kind === 'comprehension' ? expression.clauses[0]?.iterable : undefined;
  return iterable ? iterated(iterable, scope, context) : truth(expression, scope, context);
}

/** Whether an attribute, subscript or operation may run code of the program: the cheap question the graph is built with. */
export function mayRunCode(node: Expression, body: Body, context: Context): boolean {
  return accessed(node, body, context).length > 0;
}

/** What a call by itself runs. */
export function called(call: Call, body: Body, context: Context): readonly Invocation[] {
  const { scope } = body;
  const target = onlyMeant(context.evaluator.evaluate(call.callee, scope));
  if (!target) return [];
  const make = maker(call);
  const name = qualifiedNameOf(target);
  if (name !== undefined) return runByLibrary(name, call, scope, context);
  if (target.kind === 'class') return constructed(target.cls, call, context);
  if (target.kind === 'object') {
    const fn = findMethod(target.cls, '__call__', context.evaluator);
    return fn && !fn.signature.isAsync && !fn.signature.isGenerator ? [make(fn, { call, receiver: call.callee })] : [];
  }
  if (target.kind === 'partial') return handed(target, call.callee, call);
  if ((target.kind !== 'function' && target.kind !== 'bound') || (target.fn === body && isVariable(call.callee, scope))) return [];
  const wrappers = wrappersOf(target.fn, context);
  if (!isPlain(target.fn) && wrappers.length === 0 && !isCached(target.fn, context)) return [];
  const receiver = receiverOf(call, target) ?? ownReceiver(target, body);
  return [...wrappers, target.fn]
    .filter((fn) => !fn.signature.isAsync && !fn.signature.isGenerator)
    .map((fn) => ({ ...make(fn, { call, ...(receiver ? { receiver } : {}) }), text: target.fn.name }));
}

/** `old = self.hook`, around a function that becomes the hook and calls `old`: that is what was there before, not the function itself. */
function isVariable(callee: Expression, scope: Scope): boolean {
  const bindings = callee.kind === 'name' ? definingScope(callee.id, scope)?.bindings.get(callee.id) : undefined;
  return bindings?.every(({ kind }) => kind === 'value') ?? false;
}

/** What making an object runs: `__call__` of a metaclass, `__new__`, `__init__`, and of a dataclass what follows its own `__init__`. */
function constructed(cls: ClassSymbol, call: Call, context: Context): readonly Invocation[] {
  const find = (name: string): FunctionSymbol | undefined => findMethod(cls, name, context.evaluator);
  const init = find('__init__');
  const [made, filled, finished] = [find('__new__'), init, init ? undefined : find('__post_init__')];
  const meta = metaclassOf(cls, context);
  const making = meta && findMethod(meta, '__call__', context.evaluator);
  const given = [made, filled].flatMap((fn) => (fn ? [maker(call)(fn, { call })] : []));
  if (making) given.unshift(maker(call)(making, { call, receiver: call.callee }));
  return (finished ? [...given, maker(call)(finished)] : given).map((each) => ({ ...each, text: cls.name }));
}

const receiverOf = (call: Call, target: Value): Expression | undefined =>
  target.kind === 'bound' && call.callee.kind === 'attribute' ? call.callee.object : undefined;

/** A bound method of the same class that came in through a parameter: `self.guarded(self.size)`. */
function ownReceiver(target: Value, body: Body): Expression | undefined {
  const name =
    body.kind === 'function' && body.cls && target.kind === 'bound' && target.fn.cls === body.cls ? receiverName(body) : undefined;
  return name === undefined ? undefined : { kind: 'name', id: name, start: 0, end: 0 };
}

/** `len(x)` asks `x.__len__`; `sorted(rows, key=f)` calls `f`. */
function runByLibrary(name: string, call: Call, scope: Scope, context: Context): readonly Invocation[] {
  const protocol = context.models.protocol(name);
  const first = call.arguments[0];
  const asked = protocol && first?.star === 0 && first.keyword === undefined ? special(first.value, protocol, call, scope, context) : [];
  const callback = context.models.inlineCallback(name);
  const argument = callback && argumentAt(call, callback.index, callback.keyword);
  return [...asked, ...(argument ? handed(onlyMeant(context.evaluator.evaluate(argument.value, scope)), argument.value, call) : [])];
}

/** A function handed over is called with other arguments than the call's. */
function handed(target: Value | undefined, value: Expression, at: Expression): readonly Invocation[] {
  if (target?.kind === 'partial') return handed(target.target, target.call.arguments[0]?.value ?? value, at);
  if (target?.kind !== 'function' && target?.kind !== 'bound') return [];
  if (target.fn.signature.isAsync || target.fn.signature.isGenerator) return [];
  const receiver = target.kind === 'bound' && value.kind === 'attribute' ? { receiver: value.object } : {};
  return [maker(at)(target.fn, receiver)];
}

/** `await f()`, also through create_task, gather, wait_for. */
function awaited(value: Expression, at: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const inner = unwrap(value);
  if (inner.kind !== 'call') return [];
  const target = onlyMeant(context.evaluator.evaluate(inner.callee, scope));
  if (!target) return [];
  const name = qualifiedNameOf(target);
  if (name !== undefined)
    return context.models.coroutine(name)?.runs ? inner.arguments.flatMap((argument) => awaited(argument.value, at, scope, context)) : [];
  if (target.kind !== 'function' && target.kind !== 'bound') return [];
  const receiver = receiverOf(inner, target);
  return [...wrappersOf(target.fn, context), target.fn]
    .filter((fn) => fn.signature.isAsync && !fn.signature.isGenerator)
    .map((fn) => ({ ...maker(at)(fn, { call: inner, ...(receiver ? { receiver } : {}) }), text: target.fn.name }));
}

/** The generator behind `@contextmanager`, or `__enter__` and `__exit__` of a class of the program. */
function managed(manager: Expression, entering: boolean, isAsync: boolean, scope: Scope, context: Context): readonly Invocation[] {
  const generator = managerFunction(manager, scope, context);
  if (generator) return [generator];
  const value = onlyMeant(context.evaluator.evaluate(manager, scope));
  if (value?.kind !== 'object') return [];
  const names = isAsync ? (['__aenter__', '__aexit__'] as const) : (['__enter__', '__exit__'] as const);
  const fn = findMethod(value.cls, entering ? names[0] : names[1], context.evaluator);
  return fn ? [maker(manager)(fn, { receiver: manager })] : [];
}

/** `with self.locked():` where `locked` is a generator turned into a context manager. */
function managerFunction(manager: Expression, scope: Scope, context: Context): Invocation | undefined {
  if (manager.kind !== 'call') return undefined;
  const target = onlyMeant(context.evaluator.evaluate(manager.callee, scope));
  if ((target?.kind !== 'function' && target?.kind !== 'bound') || !target.fn.signature.isGenerator) return undefined;
  if (!isContextManager(target.fn)) return undefined;
  const receiver = receiverOf(manager, target);
  return maker(manager)(target.fn, { call: manager, ...(receiver ? { receiver } : {}) });
}

/** `for row in self.rows():` runs the generator between the turns of the loop. */
function iterated(iterable: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const inner = unwrap(iterable);
  if (inner.kind !== 'call') return iteration(inner, scope, context);
  const target = onlyMeant(context.evaluator.evaluate(inner.callee, scope));
  if (target?.kind === 'class') return iteration(inner, scope, context);
  if ((target?.kind !== 'function' && target?.kind !== 'bound') || !target.fn.signature.isGenerator) return [];
  const receiver = receiverOf(inner, target);
  return [maker(inner)(target.fn, { call: inner, ...(receiver ? { receiver } : {}) })];
}

/** The argument an invocation passes for the callee's parameter at `index`, the receiver counted. */
export function argumentOf(invocation: Invocation, index: number): Expression | undefined {
  const { callee, call, receiver } = invocation;
  const implicit = receiver && (receiverName(callee) !== undefined || callee.cls === undefined) ? 1 : callee.name === '__init__' ? 1 : 0;
  if (implicit === 1 && index === 0) return receiver;
  const argument = call && argumentAt(call, index - implicit, callee.signature.parameters[index]?.name);
  return argument && argument.star === 0 ? argument.value : undefined;
}
