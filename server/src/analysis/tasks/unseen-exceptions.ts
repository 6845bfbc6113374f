/**
 * Results nobody looks at, where the exceptions are among the results: `gather(…, return_exceptions=True)`,
 * `asyncio.wait()`, the future of `run_coroutine_threadsafe()`. Errs on the side of silence: functions that cancel
 * somebody, clean-up that is to go on whatever happens, tasks that were collected before and may be looked at elsewhere.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachExpression, forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { catchesAll } from '../flow/expected.ts';
import { isCleanUp } from './clean-up.ts';
import { cancels } from './swallowed-cancellations.ts';
import { isNeverRead } from './unread-variables.ts';

export interface UnseenException {
  readonly call: Call;
  readonly unit: Unit;
  readonly how: 'gathered' | 'waited' | 'handed-over';
}

export const resultKeepers = spellingsOf('result-keepers', () => ['gather', 'wait', 'run_coroutine_threadsafe']);

/** In source order. */
export const unseenExceptions = defineAnalysis<Body, readonly UnseenException[]>({
  name: 'unseen-exceptions',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError) return [];
    const names = context.get(resultKeepers, context);
    if (!body.calls.some(({ call, scope }) => leads(names, call.callee, scope))) return [];
    if (cancels(body)) return [];
    const found: UnseenException[] = [];
    forEachStatementOf(body, (statement) => {
      const call = droppedBy(statement, body, names);
      const how = call && unseen(call, body, context);
      if (call && how) found.push({ call, unit: body.unit, how });
    });
    return found;
  },
});

/** `await call()` or `call()` as a statement, or under names that nobody reads and that do not say so. */
function droppedBy(statement: Statement, fn: FunctionSymbol, names: ReadonlySet<string>): Call | undefined {
  if (statement.kind !== 'expression' && !(statement.kind === 'assign' && isUnread(statement.targets, fn))) return undefined;
  const value = unwrap(statement.value);
  const call = value.kind === 'await' ? unwrap(value.value) : value;
  return call.kind === 'call' && leads(names, call.callee, fn.scope) ? call : undefined;
}

/** `_` and its like say that nobody wants to know. */
function isUnread(targets: readonly Expression[], fn: FunctionSymbol): boolean {
  const places = targets.flatMap((target) => (target.kind === 'collection' ? target.elements : [target]));
  return places.every((each) => each.kind === 'name' && !each.id.startsWith('_') && isNeverRead(each.id, fn));
}

function unseen(call: Call, fn: FunctionSymbol, context: Context): UnseenException['how'] | undefined {
  const names = objectsOf(context.evaluator.evaluate(call.callee, fn.scope)).map((value) => qualifiedNameOf(value));
  if (names.length !== 1) return undefined;
  if (names[0] === 'asyncio.run_coroutine_threadsafe') return neverFails(call.arguments[0]?.value, fn, context) ? undefined : 'handed-over';
  if (names[0] === 'asyncio.gather') return keepsExceptions(call) && startsAll(call) && !isCleanUp(call, fn) ? 'gathered' : undefined;
  return names[0] === 'asyncio.wait' && !areSeenLater(call, fn) && !isCleanUp(call, fn) ? 'waited' : undefined;
}

const keepsExceptions = (call: Call): boolean =>
  call.arguments.some(({ keyword, value }) => keyword === 'return_exceptions' && value.kind === 'constant' && value.value === true);

/** Everything gathered is started here, so nobody else has it. */
export const startsAll = (call: Call): boolean =>
  call.arguments.filter(({ keyword }) => keyword === undefined).every(({ value, star }) => isStart(unwrap(value), star));

function isStart(value: Expression, star: number): boolean {
  if (star === 0) return value.kind === 'call';
  if (value.kind === 'call') return lastIdentifier(value.callee) === 'map';
  if (value.kind === 'comprehension') return unwrap(value.element).kind === 'call';
  return value.kind === 'collection' && value.elements.every((element) => unwrap(element).kind === 'call');
}

/** The tasks were made under names of this function, and no name is mentioned again below. */
function areSeenLater(call: Call, fn: FunctionSymbol): boolean {
  const names = new Set<string>();
  let others = call.arguments.some(({ keyword }) => keyword === 'return_when');
  for (const { value, keyword } of call.arguments) {
    if (keyword !== undefined) continue;
    forEachExpression(value, (node) => {
      if (node.kind === 'name') names.add(node.id);
      others ||= node.kind === 'attribute' || node.kind === 'subscript' || node.kind === 'call';
      return undefined;
    });
  }
  if (others || names.size === 0 || fn.inside.length > 0 || ![...names].every((name) => holdsNewTasks(name, fn))) return true;
  let later = fn.calls.some((site) => lastIdentifier(site.call.callee) === 'add_done_callback');
  forEachExpressionIn(fn.ir.body, (node) => {
    later ||= node.kind === 'name' && names.has(node.id) && node.start > call.end;
    return !later;
  });
  return later;
}

/** Bound once, to tasks that are made right there. */
function holdsNewTasks(name: string, { scope }: FunctionSymbol): boolean {
  const [only, ...more] = scope.bindings.get(name) ?? [];
  if (only?.kind !== 'value' || more.length > 0) return false;
  const value = unwrap(only.value);
  const made = value.kind === 'comprehension' ? [value.element] : value.kind === 'collection' ? value.elements : [value];
  return made.map(unwrap).every((each) => each.kind === 'call' && /^(create_task|ensure_future)$/.test(lastIdentifier(each.callee) ?? ''));
}

/** Its last statement catches every exception, so none is left to see. */
export function neverFails(coroutine: Expression | undefined, fn: FunctionSymbol, { evaluator }: Context): boolean {
  const call = coroutine && unwrap(coroutine);
  if (call?.kind !== 'call') return false;
  const values = objectsOf(evaluator.evaluate(call.callee, fn.scope));
  return (
    values.length > 0 &&
    values.every((value) => {
      const last = value.kind === 'function' || value.kind === 'bound' ? value.fn.ir.body.statements.at(-1) : undefined;
      return last?.kind === 'try' && last.handlers.some(({ type }) => catchesAll(type));
    })
  );
}
