/**
 * Loops that ask again and again and sleep in between, for something that this very program will set: an event of
 * asyncio, or a flag. Only loops that do nothing else. Errs on the side of silence: questions to functions, flags that
 * nobody in the program sets.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { definingScope, type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface Polling {
  readonly test: Expression;
  readonly sleep: Expression;
  readonly unit: Unit;
  /** The event, or the flag, as the program writes it. */
  readonly place: string;
  readonly how: 'event' | 'flag';
}

/** In source order. */
export const polling = defineAnalysis<Body, readonly Polling[]>({
  name: 'polling',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError) return [];
    const found: Polling[] = [];
    forEachStatementOf(body, (statement) => {
      const sleep = statement.kind === 'while' ? onlySleep(statement, body, context) : undefined;
      const asked = statement.kind === 'while' && sleep ? askedIn(statement.test, body, context) : undefined;
      if (statement.kind === 'while' && sleep && asked) found.push({ test: statement.test, sleep, unit: body.unit, ...asked });
    });
    return found;
  },
});

/** `await asyncio.sleep(…)` is all that the loop does. */
function onlySleep({ body }: Statement & { kind: 'while' }, fn: FunctionSymbol, context: Context): Expression | undefined {
  const [only, ...more] = body.statements;
  const value = only?.kind === 'expression' && more.length === 0 ? unwrap(only.value) : undefined;
  const call = value?.kind === 'await' ? unwrap(value.value) : undefined;
  if (call?.kind !== 'call') return undefined;
  const { values } = context.evaluator.evaluate(call.callee, fn.scope);
  return values.length > 0 && values.every((each) => qualifiedNameOf(each) === 'asyncio.sleep') ? call : undefined;
}

function askedIn(test: Expression, fn: FunctionSymbol, context: Context): Pick<Polling, 'place' | 'how'> | undefined {
  const asked = unwrap(test);
  const inner = asked.kind === 'not' ? unwrap(asked.operand) : asked;
  if (inner.kind === 'call') return eventIn(inner, fn, context);
  const flag = inner.kind === 'comparison' && inner.operands.slice(1).every(({ kind }) => kind === 'constant') ? inner.operands[0] : inner;
  if (flag?.kind === 'name') return isDeclaredElsewhere(flag.id, fn) ? { place: flag.id, how: 'flag' } : undefined;
  return flag?.kind === 'attribute' && isSetElsewhere(flag, fn, context) ? { place: render(flag), how: 'flag' } : undefined;
}

function eventIn(
  { callee }: Expression & { kind: 'call' },
  fn: FunctionSymbol,
  context: Context,
): Pick<Polling, 'place' | 'how'> | undefined {
  if (callee.kind !== 'attribute' || callee.name !== 'is_set') return undefined;
  const { values, open } = context.evaluator.evaluate(callee, fn.scope);
  const isEvent = values.length > 0 && !open && values.every((value) => qualifiedNameOf(value) === 'asyncio.Event#is_set');
  return isEvent ? { place: render(callee.object), how: 'event' } : undefined;
}

/** Another coroutine says `global` or `nonlocal` of the very name, which it does to set it. */
function isDeclaredElsewhere(name: string, fn: FunctionSymbol): boolean {
  const home = definingScope(name, fn.scope);
  return [...fn.module.functions, ...fn.inside].some(
    ({ ir, scope }) =>
      scope !== fn.scope && ir.isAsync && (scope.globals.has(name) || scope.nonlocals.has(name)) && definingScope(name, scope) === home,
  );
}

/** A coroutine or callback of the same class sets it; its constructor does not count. */
function isSetElsewhere({ object, name }: Expression & { kind: 'attribute' }, fn: FunctionSymbol, { program }: Context): boolean {
  if (object.kind !== 'name' || object.id !== receiverName(fn)) return false;
  return program.attributeAssignments(name).some((assignment) => {
    const { owner } = assignment.scope;
    if (owner.kind !== 'function' || owner === fn || owner.name === '__init__' || owner.cls !== fn.cls) return false;
    return assignment.object.kind === 'name' && assignment.object.id === receiverName(owner) && owner.ir.isAsync;
  });
}
