/**
 * Coroutines that are used as if they were what they will give: an attribute or element of one, arithmetic, iteration,
 * a text made of one. Directly on the call, or on a local that holds nothing else and is never awaited or handed on.
 * Errs on the side of silence: containers, arguments and returned values may be awaited elsewhere.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { childrenOf, expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { coroutineMadeBy, lostCoroutines, mayMakeCoroutine } from './lost-coroutines.ts';

export interface CoroutineValue {
  readonly call: Call;
  /** What is done with it. */
  readonly use: Expression;
  readonly unit: Unit;
  /** `used`: as a value, which raises; `shown`: made a text, which shows the coroutine itself; `returned`: among plain values. */
  readonly how: 'used' | 'shown' | 'returned';
  /** The local that holds it. */
  readonly variable?: string;
}

interface Use {
  readonly value: Expression;
  readonly use: Expression;
  readonly how: CoroutineValue['how'];
  /** What is called with it, where only its value tells whether it needs a result. */
  readonly by?: Expression;
}

/** In source order. */
export const coroutineValues = defineAnalysis<Body, readonly CoroutineValue[]>({
  name: 'coroutine-values',
  compute: (body, context) => {
    if (!mayMakeCoroutine(body, context)) return [];
    const found: CoroutineValue[] = [];
    const names = body.kind === 'function' ? localCoroutines(body, context) : new Map<string, Call>();
    forEachStatementOf(body, (statement, unit) => {
      const isAwaitable = body.kind === 'function' && body.ir.isAsync;
      const note = ({ value, use, how, by }: Use): void => {
        const inner = unwrap(value);
        if ((inner.kind !== 'call' && inner.kind !== 'name') || (by && !takesResults(by, body, context))) return;
        if (inner.kind === 'call' && isCoroutine(inner, body, context)) found.push({ call: inner, use, unit, how });
        const held = inner.kind === 'name' ? names.get(inner.id) : undefined;
        if (held && inner.kind === 'name' && found.every(({ call }) => call !== held))
          found.push({ call: held, use, unit, how, variable: inner.id });
      };
      forEachUse(statement, note);
      if (isAwaitable) for (const use of returnedBy(statement)) note(use);
    });
    const tested = new Set(found.length > 0 ? context.get(lostCoroutines, body).map(({ call }) => call) : []);
    return found.filter(({ call }) => !tested.has(call));
  },
});

const isCoroutine = (call: Call, body: Body, context: Context): boolean =>
  coroutineMadeBy(call, body.scope, context)?.gives === 'coroutine';

/** Locals that are bound once, to a coroutine, and only ever used as values. */
function localCoroutines(fn: FunctionSymbol, context: Context): ReadonlyMap<string, Call> {
  const found = new Map<string, Call>();
  for (const [name, bindings] of fn.scope.bindings) {
    const [only] = bindings;
    if (bindings.length !== 1 || only?.kind !== 'value' || fn.scope.globals.has(name) || fn.scope.nonlocals.has(name)) continue;
    const call = unwrap(only.value);
    if (call.kind === 'call' && isCoroutine(call, fn, context) && isOnlyUsed(name, fn, context)) found.set(name, call);
  }
  return found;
}

/** Every mention of the name but its assignment uses it as a value. */
function isOnlyUsed(name: string, fn: FunctionSymbol, context: Context): boolean {
  const inside = fn.inside.some((each) => mentionsIn(name, each) > 0);
  return !inside && mentionsIn(name, fn) === usesOf(name, fn, context) + 1;
}

function mentionsIn(name: string, { ir }: FunctionSymbol): number {
  let count = 0;
  const visit = (node: Expression): void => {
    if (node.kind === 'name' && node.id === name) count++;
    for (const child of childrenOf(node)) visit(child);
  };
  forEachStatement(ir.body, (statement) => {
    for (const root of expressionsOf(statement)) visit(root);
  });
  return count;
}

function usesOf(name: string, fn: FunctionSymbol, context: Context): number {
  let count = 0;
  forEachStatement(fn.ir.body, (statement) => {
    forEachUse(statement, ({ value, by }) => {
      const inner = unwrap(value);
      if (inner.kind === 'name' && inner.id === name && (!by || takesResults(by, fn, context))) count++;
    });
  });
  return count;
}

function forEachUse(statement: Statement, visit: (use: Use) => void): void {
  const used = (value: Expression): void => visit({ value, use: value, how: 'used' });
  if (statement.kind === 'for' && !statement.isAsync) used(statement.iterable);
  if (statement.kind === 'assign' && statement.targets.some((target) => unwrap(target).kind === 'collection')) used(statement.value);
  if (statement.kind === 'augmented') used(statement.value);
  for (const root of expressionsOf(statement)) {
    forEachExpression(root, (node) => {
      usesOfParts(node, visit);
      return undefined;
    });
  }
}

/** `return {'room': room, 'warmth': measure(room)}`, where `measure` could have been awaited: who returns coroutines to be awaited returns nothing else. */
function returnedBy(statement: Statement): readonly Use[] {
  const display = statement.kind === 'return' && statement.value ? unwrap(statement.value) : undefined;
  if (display?.kind !== 'collection' || !display.keys) return [];
  const isMixed = display.elements.some((element) => unwrap(element).kind !== 'call');
  return isMixed ? display.elements.map((value): Use => ({ value, use: display, how: 'returned' })) : [];
}

function usesOfParts(node: Expression, visit: (use: Use) => void): void {
  for (const value of usedBy(node)) visit({ value, use: node, how: 'used' });
  for (const value of shownBy(node)) visit({ value, use: node, how: 'shown' });
  if (node.kind === 'call' && node.callee.kind === 'attribute' && byMethod.test(node.callee.name))
    for (const { value, star } of node.arguments)
      if (star === 0) visit({ value, use: node, how: node.callee.name === 'dumps' ? 'used' : 'shown', by: node.callee });
}

/** What logs its arguments, and what writes them as JSON. */
const byMethod = /^(debug|info|warning|error|critical|exception|log|dumps)$/;
const takesResult = /^(json\.dumps|logging\.(Logger#)?(debug|info|warning|error|critical|exception|log))$/;

function takesResults(callee: Expression, body: Body, context: Context): boolean {
  const values = objectsOf(context.evaluator.evaluate(callee, body.scope));
  return values.length > 0 && values.every((value) => takesResult.test(qualifiedNameOf(value) ?? ''));
}

/** What a coroutine itself has. */
const own = /^(close|send|throw|cr_\w+|__\w+__)$/;
/** Built-in functions that need a value. */
const takers: ReadonlySet<string> = new Set([
  'len',
  'int',
  'float',
  'list',
  'tuple',
  'set',
  'dict',
  'sorted',
  'sum',
  'min',
  'max',
  'any',
  'all',
  'enumerate',
  'zip',
  'iter',
  'next',
  'abs',
]);

function usedBy(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'attribute':
      return own.test(node.name) ? [] : [node.object];
    case 'subscript':
      return [node.object];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
      return [node.operand];
    case 'comprehension':
      return node.clauses.filter(({ isAsync }) => !isAsync).map(({ iterable }) => iterable);
    case 'call':
      return node.callee.kind === 'name' && takers.has(node.callee.id) ? node.arguments.slice(0, 1).map(({ value }) => value) : [];
    default:
      return [];
  }
}

function shownBy(node: Expression): readonly Expression[] {
  if (node.kind === 'fstring') return node.parts;
  const shows = node.kind === 'call' && node.callee.kind === 'name' && /^(print|str|repr)$/.test(node.callee.id);
  return shows ? node.arguments.flatMap(({ value, star }) => (star === 0 ? [value] : [])) : [];
}
