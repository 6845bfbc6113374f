/**
 * Signal handlers that are set in another thread than the main one, which Python refuses. Errs towards silence: only
 * what a thread surely runs, in its target or in a function that the target calls without a condition, and no code
 * that asks which thread it is in, or catches the refusal.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachExpressionIn } from '../../ir/visit.ts';
import { leads, namesFor } from '../../semantic/leading-names.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { contextsOf, type Root } from '../parallel/roots.ts';

export interface StrayRegistration {
  readonly call: Call;
  readonly unit: Unit;
  readonly root: Root;
}

/** What Python allows in the main thread alone. */
const restricted: ReadonlySet<string> = new Set(['signal.signal', 'signal.set_wakeup_fd', 'asyncio.AbstractEventLoop#add_signal_handler']);

export const restrictedNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'signal-setter-names',
  compute: (_, { program }) => namesFor(['signal', 'set_wakeup_fd', 'add_signal_handler'], program),
});

/** In source order. */
export const strayRegistrations = defineAnalysis<Body, readonly StrayRegistration[]>({
  name: 'stray-registrations',
  compute: (body, context) => {
    const names = context.get(restrictedNames, context);
    if (body.kind === 'module' || !body.calls.some(({ call, scope }) => leads(names, call.callee, scope))) return [];
    const calls = [...unconditionalCalls(body)].filter((call) => isRestricted(call, body, context));
    const root = calls.length > 0 ? threadOf(body, context) : undefined;
    return root ? calls.map((call) => ({ call, unit: body.unit, root })) : [];
  },
});

const isRestricted = ({ callee }: Call, { scope }: FunctionSymbol, context: Context): boolean =>
  isSurely(callee, scope, context, (name) => restricted.has(name));

const threads: ReadonlySet<Root['kind']> = new Set(['thread', 'pool', 'timer']);

/** The thread that surely comes by: its target is the function, or calls it whatever happens. */
function threadOf(fn: FunctionSymbol, context: Context): Root | undefined {
  if (asksThread(fn)) return undefined;
  return contextsOf(fn, context).find(({ kind, certain, body }) => {
    if (!certain || !threads.has(kind) || body.kind === 'module') return false;
    return body === fn || (!asksThread(body) && callsSurely(body, fn, context));
  });
}

const callsSurely = (caller: FunctionSymbol, fn: FunctionSymbol, context: Context): boolean =>
  [...unconditionalCalls(caller)].some(
    ({ callee }) =>
      lastIdentifier(callee) === fn.name &&
      context.evaluator
        .evaluate(callee, caller.scope)
        .values.some((value) => (value.kind === 'function' || value.kind === 'bound') && value.fn === fn),
  );

/** `threading.current_thread() is threading.main_thread()` */
function asksThread(fn: FunctionSymbol): boolean {
  let found = false;
  forEachExpressionIn(fn.ir.body, (node) => {
    found ||=
      (node.kind === 'name' || node.kind === 'attribute') && /^(main_thread|current_thread|get_ident)$/.test(lastIdentifier(node) ?? '');
    return !found;
  });
  return found;
}

/** Calls that no condition stands before, and no `except` around. */
function unconditionalCalls(fn: FunctionSymbol): ReadonlySet<Call> {
  const found = new Set<Call>();
  walk(fn.ir.body, found);
  return found;
}

/** False where the way may have ended. */
function walk({ statements }: Block, found: Set<Call>): boolean {
  for (const statement of statements) {
    for (const expression of expressionsOf(statement)) collect(expression, found);
    if (statement.kind === 'try' ? statement.handlers.length === 0 && !walk(statement.body, found) : !walkInside(statement, found))
      return false;
  }
  return true;
}

function walkInside(statement: Statement, found: Set<Call>): boolean {
  switch (statement.kind) {
    case 'with':
    case 'for':
      return walk(statement.body, found);
    case 'if':
      return ![statement.body, statement.orElse].some((block) => block && leaves(block));
    default:
      return !/^(return|raise|break|continue|match)$/.test(statement.kind);
  }
}

const leaves = ({ statements }: Block): boolean => statements.some(({ kind }) => /^(return|raise|break|continue)$/.test(kind));

function collect(root: Expression, found: Set<Call>): void {
  forEachExpression(root, (node) => {
    if (node.kind === 'call') found.add(node);
    return node.kind !== 'conditional' && node.kind !== 'boolean' && node.kind !== 'comprehension';
  });
}
