/**
 * Special methods and properties of the program's classes that syntax runs: attributes, subscripts, operators, truth,
 * iteration. Only where the class of the object is known and nothing else can be meant; a name that no class of the
 * program defines costs nothing.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { binaryProtocols, comparisonProtocols, substituteProtocols, unaryProtocols } from '../../models/implicit-calls.ts';
import { ancestors, findAttribute, findMethod, findSetter } from '../../semantic/classes.ts';
import { type ClassSymbol, decoratorNames, type FunctionSymbol, type Scope } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Invocation, maker, onlyMeant } from './invocation.ts';
import { runByAttribute, specialsToFollow } from './run-by-syntax.ts';
import { stores } from './stores.ts';

/** `object.method(…)`, run by the syntax at `at`; of a class without the method what it has asked instead. */
export function special(object: Expression, method: string, at: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const followed = context.get(specialsToFollow, context);
  const substitute = Object.hasOwn(substituteProtocols, method) ? substituteProtocols[method] : undefined;
  if (!followed.has(method) && (substitute === undefined || !followed.has(substitute))) return [];
  const value = objectAt(object, scope, context);
  const fn = value && (findMethod(value.cls, method, context.evaluator) ?? (substitute && inherited(value.cls, substitute, context)));
  return fn && !fn.signature.isAsync ? [maker(at)(fn, { receiver: object })] : [];
}

/** A base from a library, or one that nobody knows, may define what the program's classes do not. */
function inherited(cls: ClassSymbol, method: string, { evaluator }: Context): FunctionSymbol | undefined {
  const { library, open } = ancestors(cls, evaluator);
  return library.length === 0 && !open ? findMethod(cls, method, evaluator) : undefined;
}

function objectAt(node: Expression, scope: Scope, context: Context): (Value & { kind: 'object' }) | undefined {
  const value = onlyMeant(context.evaluator.evaluate(node, scope));
  return value?.kind === 'object' ? value : undefined;
}

/** Properties, subscripts and operators. */
export function accessed(node: Expression, body: Body, context: Context): readonly Invocation[] {
  const { scope } = body;
  switch (node.kind) {
    case 'attribute':
      return attribute(node, body, context);
    case 'subscript':
      return subscript(node, body, context);
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

function subscript(node: Expression & { kind: 'subscript' }, body: Body, context: Context): readonly Invocation[] {
  const followed = context.get(specialsToFollow, context);
  if (!['__getitem__', '__setitem__', '__delitem__'].some((method) => followed.has(method))) return [];
  const store = context.get(stores, body).get(node);
  const run = (method: string): readonly Invocation[] => special(node.object, method, node, body.scope, context);
  if (store === 'delete') return run('__delitem__');
  return store === 'set' ? run('__setitem__') : [...run('__getitem__'), ...(store === 'update' ? run('__setitem__') : [])];
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

/** `x += y`: `__iadd__`, else `__add__`. */
export function grown(node: Statement & { kind: 'augmented' }, scope: Scope, context: Context): readonly Invocation[] {
  const plain = Object.hasOwn(binaryProtocols, node.operator) ? binaryProtocols[node.operator] : undefined;
  if (plain === undefined) return [];
  const inPlace = special(node.target, plain.replace('__', '__i'), node.target, scope, context);
  return inPlace.length > 0 ? inPlace : special(node.target, plain, node.target, scope, context);
}

/** Properties, descriptors, and `__getattr__` where the class has no such name. */
function attribute(node: Expression & { kind: 'attribute' }, body: Body, context: Context): readonly Invocation[] {
  const followed = context.get(specialsToFollow, context);
  if (!context.get(runByAttribute, context).has(node.name) && !followed.has('__getattr__')) return [];
  const store = context.get(stores, body).get(node);
  const value = objectAt(node.object, body.scope, context);
  if (!value || store === 'delete') return [];
  const getter = store === 'set' ? [] : read(value, node, context);
  const setter = store ? findSetter(value.cls, node.name, context.evaluator) : undefined;
  return [...getter, ...(setter ? [maker(node)(setter, { receiver: node.object })] : [])];
}

function read({ cls }: Value & { kind: 'object' }, node: Expression & { kind: 'attribute' }, context: Context): readonly Invocation[] {
  const { evaluator } = context;
  const method = findMethod(cls, node.name, evaluator);
  if (method) return decoratorNames(method).includes('property') ? [maker(node)(method, { receiver: node.object })] : [];
  const bindings = findAttribute(cls, node.name, evaluator);
  if (bindings.length === 0) {
    const { library, open } = ancestors(cls, evaluator);
    const isWhole = library.length === 0 && !open && !isSpecial(node.name) && context.get(specialsToFollow, context).has('__getattr__');
    const fallback = isWhole ? findMethod(cls, '__getattr__', evaluator) : undefined;
    return fallback && !isFilledIn(fallback) ? [maker(node)(fallback, { receiver: node.object })] : [];
  }
  const [only] = bindings;
  if (bindings.length !== 1 || only?.kind !== 'value') return [];
  const descriptor = onlyMeant(evaluator.evaluate(only.value, only.scope));
  const get = descriptor?.kind === 'object' ? findMethod(descriptor.cls, '__get__', evaluator) : undefined;
  return get ? [maker(node)(get)] : [];
}

/** Where attributes are put in place by name, one that was asked for is there the next time, and nothing is run. */
const isFilledIn = ({ module }: FunctionSymbol): boolean =>
  module.functions.some(({ mentioned }) => mentioned.has('__dict__') || mentioned.has('setattr'));

/** `__dict__` and its like are there before anybody asks. */
const isSpecial = (name: string): boolean => /^__\w+__$/.test(name);

/** `if x:` asks `x.__bool__`, else `x.__len__`. Asked only where some such method holds a lock: else it tells nobody anything. */
export function truth(node: Expression, scope: Scope, context: Context): readonly Invocation[] {
  if ((node.kind !== 'name' && node.kind !== 'attribute') || !context.get(truthHoldsLocks, context)) return [];
  const asked = special(node, '__bool__', node, scope, context);
  return asked.length > 0 ? asked : special(node, '__len__', node, scope, context);
}

const truthHoldsLocks = defineAnalysis<Context, boolean>({
  name: 'truth-holds-locks',
  compute: (_, { program }) =>
    ['__bool__', '__len__'].some((name) =>
      program
        .functionsNamed(name)
        .some(
          (fn: FunctionSymbol) =>
            fn.hasWith || fn.calls.some(({ call }) => call.callee.kind === 'attribute' && call.callee.name === 'acquire'),
        ),
    ),
});

/** `for … in x`: `__iter__`, and `__next__` of an object that is its own iterator; `__getitem__` where there is neither. */
export function iteration(node: Expression, scope: Scope, context: Context): readonly Invocation[] {
  const start = special(node, '__iter__', node, scope, context);
  const [first] = start;
  if (!first) return [];
  const owner = first.callee.cls;
  const next = owner && !first.callee.signature.isGenerator ? findMethod(owner, '__next__', context.evaluator) : undefined;
  return next ? [...start, maker(node)(next, { receiver: node })] : start;
}
