/**
 * Coroutines that nobody awaits: the call of an `async def` of the program, or of a library's coroutine function,
 * whose result is dropped, kept in a local that is never read, or asked for its truth. The body of such a function
 * never runs. Callees are known by value, or claimed by an annotation; errs on the side of silence: unknown receivers, functions changed by
 * decorators, methods that some subclass overrides with a plain function.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { ancestors } from '../../semantic/classes.ts';
import { isTransparent } from '../../semantic/evaluate.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { decoratorNames, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf, type Value, type ValueSet } from '../../semantic/value.ts';
import { wrappersOf } from '../calls/decorators.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { declaredToGive, keepsClaim } from './awaitable-callables.ts';
import { coroutineNames } from './coroutine-names.ts';
import { isDeclared } from './declared-values.ts';
import { type DroppedCall, droppedCalls } from './dropped-calls.ts';
import { isNeverRead } from './unread-variables.ts';

export interface LostCoroutine {
  readonly call: Call;
  readonly unit: Unit;
  /** `tested`: it stands where a condition is expected, and is always true. */
  readonly how: 'dropped' | 'unread' | 'tested';
  /** The function of the program whose body does not run; a library's otherwise. */
  readonly fn?: FunctionSymbol;
  /** What it is of a library's: a future is under way all the same, only nobody waits for it. */
  readonly gives: 'coroutine' | 'future';
  /** Canonical name of the library's function: `asyncio.sleep`, `asyncio.Lock#acquire`. */
  readonly name?: string;
  /** Known by the annotation of what is called, and by nothing else. */
  readonly claimed?: true;
}

type Made = Pick<LostCoroutine, 'fn' | 'gives' | 'name' | 'claimed'>;

/** In source order within each way of losing them. */
export const lostCoroutines = defineAnalysis<Body, readonly LostCoroutine[]>({
  name: 'lost-coroutines',
  compute: (body, context) => {
    if (!isAsync(body) && !mayMakeCoroutine(body, context)) return [];
    const found = (call: Call, unit: Unit, how: LostCoroutine['how']): readonly LostCoroutine[] => {
      const made = coroutineMadeBy(call, body.scope, context) ?? (how === 'tested' ? undefined : claimedBy(call, body, context));
      return made && (made.gives === 'coroutine' || isAsync(body)) ? [{ call, unit, how, ...made }] : [];
    };
    return [
      ...context.get(droppedCalls, body).flatMap(({ call, unit }: DroppedCall) => found(call, unit, 'dropped')),
      ...unreadCalls(body, context).flatMap(({ call, unit }) => found(call, unit, 'unread')),
      ...testedCalls(body).flatMap(({ call, unit }) => found(call, unit, 'tested')),
    ];
  },
});

const isAsync = (body: Body): boolean => body.kind === 'function' && body.signature.isAsync;

/** By spelling. */
export function mayMakeCoroutine({ calls }: Body, context: Context): boolean {
  const names = context.get(coroutineNames, context);
  return calls.some(({ call, scope }) => leads(names, call.callee, scope));
}

/** The coroutine or future that a call surely gives. */
export const coroutineMadeBy = (call: Call, scope: Scope, context: Context): Made | undefined =>
  leads(context.get(coroutineNames, context), call.callee, scope) ? coroutineOf(call, scope, context) : undefined;

/** What a coroutine calls is annotated as a callable that gives something to await, and nothing is known to go there that does not. */
function claimedBy({ callee }: Call, body: Body, context: Context): Made | undefined {
  const gives = isAsync(body) ? declaredToGive(callee, body.scope, context) : undefined;
  if (!gives) return undefined;
  return objectsOf(context.evaluator.evaluate(callee, body.scope)).every(keepsClaim) ? { gives, claimed: true } : undefined;
}

function coroutineOf(call: Call, scope: Scope, context: Context): Made | undefined {
  const set = context.evaluator.evaluate(call.callee, scope);
  const made = objectsOf(set).map((value) => given(value, context));
  const [first] = made;
  const isKnown = (): boolean => !set.open || isTyped(call.callee, scope, context) || isWrapped(call.callee, set, context);
  return first && made.every((each) => each !== undefined) && isKnown() ? first : undefined;
}

/** Unknown besides only because of its decorators, of which all is known. */
const isWrapped = (callee: Expression, { values }: ValueSet, context: Context): boolean =>
  values.length === 1 &&
  values.every((value) => value.kind === 'function' && value.fn.name === lastIdentifier(callee) && staysAsync(value.fn, context));

/** Every decorator either changes nothing or puts another coroutine function of the program in its place. */
function staysAsync(fn: FunctionSymbol, context: Context): boolean {
  const changing = decoratorNames(fn).filter((name) => !isTransparent(name)).length;
  const wrappers = changing > 0 ? wrappersOf(fn, context) : [];
  return wrappers.length === changing && wrappers.every(({ signature }) => signature.isAsync && !signature.isGenerator);
}

/** Unknown besides only because an annotation is no proof. */
function isTyped(callee: Expression, scope: Scope, context: Context): boolean {
  if (callee.kind !== 'attribute') return false;
  const receivers = objectsOf(context.evaluator.evaluate(callee.object, scope));
  if (receivers.length !== 1) return false;
  return receivers.every(isAnnotated) || (receivers.every(({ kind }) => kind === 'object') && isDeclared(callee.object, scope, context));
}

const isAnnotated = (value: Value): boolean => (value.kind === 'object' || value.kind === 'instance') && !value.site;

function given(value: Value, context: Context): Made | undefined {
  if (value.kind === 'function' || value.kind === 'bound') {
    const { fn } = value;
    return fn.signature.isAsync && !fn.signature.isGenerator && staysAsync(fn, context) && !isOverriddenPlainly(fn, context)
      ? { fn, gives: 'coroutine' }
      : undefined;
  }
  const name = qualifiedNameOf(value);
  const model = name === undefined ? undefined : context.models.coroutine(name);
  if (name === undefined) return undefined;
  if (model?.gives === 'coroutine') return { gives: 'coroutine', name };
  return name === 'asyncio.gather' ? { gives: 'future', name } : undefined;
}

function isOverriddenPlainly({ name, cls }: FunctionSymbol, context: Context): boolean {
  if (!cls) return false;
  const others = context.program.functionsNamed(name).filter((each) => each.cls && each.cls !== cls && !each.signature.isAsync);
  return others.some((each) => each.cls && ancestors(each.cls, context.evaluator).classes.includes(cls));
}

/** Kept under a name that nothing ever looks at. */
function unreadCalls(body: Body, context: Context): readonly { readonly call: Call; readonly unit: Unit }[] {
  if (body.kind !== 'function') return [];
  const uses = context.get(callUses, body);
  return body.calls.filter(({ call }) => {
    const use = uses.get(call);
    return use?.how === 'bound' && !use.awaited && use.name !== undefined && isNeverRead(use.name, body);
  });
}

/** Calls that are conditions, or parts of one, and what `and`, `or` and `not` ask for its truth; a comparison is one with the coroutine itself. */
function testedCalls(body: Body): readonly { readonly call: Call; readonly unit: Unit }[] {
  const found: { readonly call: Call; readonly unit: Unit }[] = [];
  forEachStatementOf(body, (statement, unit) => {
    if (statement.kind === 'if' || statement.kind === 'while' || statement.kind === 'assert') add(statement.test, unit);
    for (const root of expressionsOf(statement)) {
      forEachExpression(root, (node) => {
        if (node.kind === 'conditional') add(node.test, unit);
        if (node.kind === 'boolean') add(node.left, unit);
        if (node.kind === 'not') add(node.operand, unit);
        if (node.kind === 'comparison') add(node, unit);
        if (node.kind === 'comprehension') for (const clause of node.clauses) for (const test of clause.conditions) add(test, unit);
        return undefined;
      });
    }
  });
  return found.filter(({ call }, index) => found.findIndex((each) => each.call === call) === index);

  function add(node: Expression, unit: Unit): void {
    const test = unwrap(node);
    if (test.kind === 'call') found.push({ call: test, unit });
    if (test.kind === 'not') add(test.operand, unit);
    if (test.kind === 'named') add(test.value, unit);
    if (test.kind === 'boolean') for (const side of [test.left, test.right]) add(side, unit);
    if (test.kind === 'comparison') for (const operand of test.operands) if (unwrap(operand).kind === 'call') add(operand, unit);
  }
}
