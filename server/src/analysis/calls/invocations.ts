/**
 * Which functions of the program each event of a body runs to their end: called by name, through a property or a
 * special method, awaited, entered by a `with`, handed to `sorted(key=…)`. Only where nothing else can be meant;
 * an `async def` only where it is awaited, a generator only where it is iterated or entered as a context manager.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { binaryProtocols, comparisonProtocols, unaryProtocols } from '../../models/implicit-calls.ts';
import { findMethod } from '../../semantic/classes.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { decoratorNames, type FunctionSymbol, isContextManager, receiverName, type Scope } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import type { Body, Context } from '../context.ts';
import { wrappersOf } from './decorators.ts';

export interface Invocation {
  readonly callee: FunctionSymbol;
  /** The object the callee gets as its receiver. */
  readonly receiver?: Expression;
  /** The call whose arguments the callee gets. */
  readonly call?: Call;
  /** What to point at. */
  readonly at: Expression;
  readonly text: string;
}

const maker =
  (at: Expression) =>
  (callee: FunctionSymbol, more: Pick<Invocation, 'receiver' | 'call'> = {}): Invocation => ({ callee, at, text: callee.name, ...more });

export function invocationsAt(node: CfgNode, body: Body, context: Context): readonly Invocation[] {
  const { expression, item, statement } = node;
  if (node.kind === 'call' && expression?.kind === 'call') return called(expression, body, context);
  if (node.kind === 'access' && expression) return accessed(expression, body.scope, context);
  if (node.kind === 'await' && expression?.kind === 'await') return awaited(expression.value, expression, body.scope, context);
  if ((node.kind === 'enter' || node.kind === 'leave') && item)
    return managed(item.context, node.kind === 'enter', node.isAsync ?? false, body.scope, context);
  if ((node.kind === 'test' || node.kind === 'await') && statement?.kind === 'for' && !(node.kind === 'test' && expression))
    return iterated(statement.iterable, body.scope, context);
  return [];
}

/** Whether an attribute, subscript or operation may run code of the program: the cheap question the graph is built with. */
export function mayRunCode(node: Expression, body: Body, context: Context): boolean {
  return accessed(node, body.scope, context).length > 0;
}

function called(call: Call, body: Body, context: Context): readonly Invocation[] {
  const { scope } = body;
  const { values } = context.evaluator.evaluate(call.callee, scope);
  const [target] = values;
  if (!target || values.length !== 1) return [];
  const make = maker(call);
  const name = qualifiedNameOf(target);
  if (name !== undefined) return runByLibrary(name, call, scope, context);
  if (target.kind === 'class') {
    const init = findMethod(target.cls, '__init__', context.evaluator);
    return init ? [make(init, { call })] : [];
  }
  if (target.kind !== 'function' && target.kind !== 'bound') return [];
  const wrappers = wrappersOf(target.fn, context);
  if (!isPlain(target.fn) && wrappers.length === 0) return [];
  const receiver = receiverOf(call, target) ?? ownReceiver(target, body);
  return [...wrappers, target.fn]
    .filter((fn) => !fn.ir.isAsync && !fn.ir.isGenerator)
    .map((fn) => ({ ...make(fn, { call, ...(receiver ? { receiver } : {}) }), text: target.fn.name }));
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
  return [...asked, ...(argument ? handed(argument.value, call, scope, context) : [])];
}

function handed(value: Expression, at: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const { values } = context.evaluator.evaluate(value, scope);
  const [target] = values;
  if (values.length !== 1 || (target?.kind !== 'function' && target?.kind !== 'bound') || target.fn.ir.isAsync || target.fn.ir.isGenerator)
    return [];
  const receiver = target.kind === 'bound' && value.kind === 'attribute' ? { receiver: value.object } : {};
  return [maker(at)(target.fn, receiver)];
}

function special(object: Expression, method: string, at: Expression, scope: Scope, context: Context): readonly Invocation[] {
  if (!context.program.defines(method)) return [];
  const { values } = context.evaluator.evaluate(object, scope);
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'object') return [];
  const fn = findMethod(value.cls, method, context.evaluator);
  return fn && !fn.ir.isAsync ? [{ ...maker(at)(fn, { receiver: object }) }] : [];
}

/** Properties, subscripts and operators. */
function accessed(node: Expression, scope: Scope, context: Context): readonly Invocation[] {
  switch (node.kind) {
    case 'attribute':
      return property(node, scope, context);
    case 'subscript':
      return special(node.object, '__getitem__', node, scope, context);
    case 'binary':
      return operator(node.left, binaryProtocols, node.operator, node, scope, context);
    case 'unary':
      return operator(node.operand, unaryProtocols, node.operator, node, scope, context);
    case 'comparison':
      return compared(node, scope, context);
    default:
      return [];
  }
}

function operator(
  operand: Expression,
  table: Readonly<Record<string, string>>,
  symbol: string,
  at: Expression,
  scope: Scope,
  context: Context,
): readonly Invocation[] {
  const method = Object.hasOwn(table, symbol) ? table[symbol] : undefined;
  return method ? special(operand, method, at, scope, context) : [];
}

function compared(node: Expression & { kind: 'comparison' }, scope: Scope, context: Context): readonly Invocation[] {
  return node.operators.flatMap((symbol, index) => {
    const operand = symbol === 'in' || symbol === 'not in' ? node.operands[index + 1] : node.operands[index];
    return operand ? operator(operand, comparisonProtocols, symbol, node, scope, context) : [];
  });
}

function property(node: Expression & { kind: 'attribute' }, scope: Scope, context: Context): readonly Invocation[] {
  if (!context.program.hasProperty(node.name)) return [];
  const { values } = context.evaluator.evaluate(node.object, scope);
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'object') return [];
  const fn = findMethod(value.cls, node.name, context.evaluator);
  return fn && decoratorNames(fn).includes('property') ? [maker(node)(fn, { receiver: node.object })] : [];
}

/** `await f()`, also through create_task, gather, wait_for. */
function awaited(value: Expression, at: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const inner = unwrap(value);
  if (inner.kind !== 'call') return [];
  const { values } = context.evaluator.evaluate(inner.callee, scope);
  const [target] = values;
  if (!target || values.length !== 1) return [];
  const name = qualifiedNameOf(target);
  if (name !== undefined)
    return context.models.coroutine(name)?.runs ? inner.arguments.flatMap((argument) => awaited(argument.value, at, scope, context)) : [];
  if (target.kind !== 'function' && target.kind !== 'bound') return [];
  const receiver = receiverOf(inner, target);
  return [...wrappersOf(target.fn, context), target.fn]
    .filter((fn) => fn.ir.isAsync && !fn.ir.isGenerator)
    .map((fn) => ({ ...maker(at)(fn, { call: inner, ...(receiver ? { receiver } : {}) }), text: target.fn.name }));
}

/** The generator behind `@contextmanager`, or `__enter__` and `__exit__` of a class of the program. */
function managed(manager: Expression, entering: boolean, isAsync: boolean, scope: Scope, context: Context): readonly Invocation[] {
  const generator = managerFunction(manager, scope, context);
  if (generator) return [generator];
  const { values } = context.evaluator.evaluate(manager, scope);
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'object') return [];
  const names = isAsync ? (['__aenter__', '__aexit__'] as const) : (['__enter__', '__exit__'] as const);
  const fn = findMethod(value.cls, entering ? names[0] : names[1], context.evaluator);
  return fn ? [maker(manager)(fn, { receiver: manager })] : [];
}

/** `with self.locked():` where `locked` is a generator turned into a context manager. */
function managerFunction(manager: Expression, scope: Scope, context: Context): Invocation | undefined {
  if (manager.kind !== 'call') return undefined;
  const { values } = context.evaluator.evaluate(manager.callee, scope);
  const [target] = values;
  if (values.length !== 1 || (target?.kind !== 'function' && target?.kind !== 'bound') || !target.fn.ir.isGenerator) return undefined;
  if (!isContextManager(target.fn)) return undefined;
  const receiver = receiverOf(manager, target);
  return maker(manager)(target.fn, { call: manager, ...(receiver ? { receiver } : {}) });
}

/** `for row in self.rows():` runs the generator between the turns of the loop. */
function iterated(iterable: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const inner = unwrap(iterable);
  if (inner.kind !== 'call') return special(inner, '__iter__', inner, scope, context);
  const { values } = context.evaluator.evaluate(inner.callee, scope);
  const [target] = values;
  if (values.length !== 1 || (target?.kind !== 'function' && target?.kind !== 'bound') || !target.fn.ir.isGenerator) return [];
  const receiver = receiverOf(inner, target);
  return [maker(inner)(target.fn, { call: inner, ...(receiver ? { receiver } : {}) })];
}

/** The argument an invocation passes for the callee's parameter at `index`, the receiver counted. */
export function argumentOf(invocation: Invocation, index: number): Expression | undefined {
  const { callee, call, receiver } = invocation;
  const implicit = receiver && (receiverName(callee) !== undefined || callee.cls === undefined) ? 1 : callee.name === '__init__' ? 1 : 0;
  if (implicit === 1 && index === 0) return receiver;
  const argument = call && argumentAt(call, index - implicit, callee.ir.parameters[index]?.name);
  return argument && argument.star === 0 ? argument.value : undefined;
}
