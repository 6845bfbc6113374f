/**
 * Function summaries: the context variables that a function expects to be set, by itself or in the plain functions it
 * calls, with the chain of calls. `get()` on a variable without a default raises LookupError where nothing was set.
 * Errs on the side of silence: a `get()` with a default, one whose failure is caught, a variable that the function or
 * one it calls sets, coroutines (a task has a context of its own).
 */
import { sameItems } from '../../engine/same.ts';
import type { Call } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf, forEachExpressionIn } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import type { CallSite, FunctionSymbol, Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { invocations } from '../calls/call-graph.ts';
import { type Analysis, type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';
import { variablesOf } from './variables-of.ts';

export interface ContextRead {
  /** The call of `ContextVar` that makes it. */
  readonly variable: Call;
  readonly display: string;
  /** Where the value is asked for, in the function itself or in one it calls. */
  readonly at: Location;
  /** Where the function calls what leads there; the same as `at` if it asks itself. */
  readonly through: Location;
}

/** Names that may stand for a context variable; none in programs that make none. */
export const contextVariableNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'context-variable-names',
  compute: (_, context) => variablesOf('ContextVar', context),
});

/** Longer chains of calls are not followed: nobody reads them. */
const longestChain = 4;

/** Names of functions that use such a variable, or lead to one that does. */
const namesAround = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'names-around-context-variables',
  compute: (_, context) => {
    const variables = context.get(contextVariableNames, context);
    const names = new Set<string>();
    let next = ['get', 'set'].flatMap((method) => context.program.mentions(method).flatMap((site) => askerOf(site, variables)));
    for (let round = 0; round < longestChain && next.length > 0; round++) {
      for (const name of next) names.add(name);
      next = [...new Set(next.flatMap((name) => context.program.callersNamed(name)))].filter((name) => !names.has(name));
    }
    return names;
  },
});

function askerOf({ call: { callee }, scope }: CallSite, variables: ReadonlySet<string>): readonly string[] {
  const isAsked = callee.kind === 'attribute' && leads(variables, callee.object, scope);
  return isAsked && scope.owner.kind === 'function' ? [scope.owner.name] : [];
}

const isAround = (fn: FunctionSymbol, context: Context): boolean =>
  context.get(contextVariableNames, context).size > 0 && (fn.signature.isLambda || context.get(namesAround, context).has(fn.name));

const none: readonly ContextRead[] = [];

export const contextReads: Analysis<FunctionSymbol, readonly ContextRead[]> = defineAnalysis<FunctionSymbol, readonly ContextRead[]>({
  name: 'context-reads',
  bottom: none,
  compute: (fn, context) => {
    if (!isAround(fn, context) || fn.signature.isAsync || fn.signature.isGenerator || fn.ir.hasError) return none;
    const sets = context.get(contextSets, fn);
    const own = ownReads(fn, context);
    const below = context.get(invocations, fn).flatMap(({ node, invocation }) => {
      if (mayFail(invocation.at.start, fn)) return [];
      const through = locate(fn, node.unit, invocation.at);
      return context.get(contextReads, invocation.callee).map((read): ContextRead => ({ ...read, through }));
    });
    const found = new Map<Call, ContextRead>();
    for (const read of [...own, ...below]) if (!sets.has(read.variable) && !found.has(read.variable)) found.set(read.variable, read);
    return found.size > 0 ? [...found.values()] : none;
  },
  equals: (before, after) =>
    sameItems(
      before.map(({ variable }) => variable),
      after.map(({ variable }) => variable),
    ) && before.every(({ at, through }, index) => isSame(at, after[index]?.at) && isSame(through, after[index]?.through)),
});

const isSame = (left: Location, right: Location | undefined): boolean =>
  left.unit === right?.unit && left.start === right.start && left.end === right.end;

const ownReads = (fn: FunctionSymbol, context: Context): readonly ContextRead[] =>
  fn.calls.flatMap(({ call, unit, scope }) => {
    const variable = call.arguments.length === 0 ? variableAsked(call, 'get', scope, context) : undefined;
    if (!variable || mayFail(call.start, fn) || (hasDefault(variable.call) && !isMissed(call, variable.call, fn))) return [];
    const at = locate(fn, unit, call);
    return [{ variable: variable.call, display: render(call), at, through: at }];
  });

/** Variables that a function sets, or has set by what it calls. */
export const contextSets: Analysis<FunctionSymbol, ReadonlySet<Call>> = defineAnalysis<FunctionSymbol, ReadonlySet<Call>>({
  name: 'context-sets',
  bottom: new Set(),
  compute: (fn, context) => {
    if (!isAround(fn, context)) return new Set();
    const own = setsOf(fn.calls, context).map(({ variable }) => variable);
    const below = context.get(invocations, fn).flatMap(({ invocation }) => [...context.get(contextSets, invocation.callee)]);
    return new Set([...own, ...below]);
  },
});

export interface ContextSet {
  readonly variable: Call;
  readonly site: CallSite;
}

/** `variable.set(value)` */
export const setsOf = (calls: readonly CallSite[], context: Context): readonly ContextSet[] =>
  calls.flatMap((site) => {
    const variable = variableAsked(site.call, 'set', site.scope, context);
    return variable ? [{ variable: variable.call, site }] : [];
  });

function variableAsked({ callee }: Call, method: string, scope: Scope, context: Context): CallSite | undefined {
  if (callee.kind !== 'attribute' || callee.name !== method) return undefined;
  if (!leads(context.get(contextVariableNames, context), callee.object, scope)) return undefined;
  const values = objectsOf(context.evaluator.evaluate(callee.object, scope));
  const [site, ...others] = values.flatMap((value) => (value.kind === 'instance' && value.site ? [value.site] : []));
  const isVariable = values.every((value) => value.kind === 'instance' && value.type === 'contextvars.ContextVar');
  return isVariable && others.length === 0 ? site : undefined;
}

const hasDefault = ({ arguments: given }: Call): boolean => given.length !== 1 || given.some(({ star }) => star !== 0);

/** `user.get().name` with `None` as the default: nothing was set, and a value is needed at once. */
function isMissed(call: Call, variable: Call, { ir }: FunctionSymbol): boolean {
  const given = variable.arguments.find(({ keyword }) => keyword === 'default')?.value;
  if (variable.arguments.length > 2 || given?.kind !== 'constant' || given.value !== null) return false;
  let found = false;
  forEachExpressionIn(ir.body, (node) => {
    found ||= (node.kind === 'attribute' || node.kind === 'subscript') && node.object === call;
    return !found;
  });
  return found && asksOnce(ir);
}

/** A function that asks again, of whatever it may be, may have made sure that there is a value. */
function asksOnce({ body }: FunctionSymbol['ir']): boolean {
  let questions = 0;
  forEachExpressionIn(body, (node) => {
    if (node.kind === 'attribute' && node.name === 'get') questions++;
    return undefined;
  });
  return questions === 1;
}

/** In a `try` with handlers. */
function mayFail(start: number, { ir }: FunctionSymbol): boolean {
  const isTried = (statement: Statement): boolean => {
    if (start < statement.start || statement.end <= start) return false;
    if (statement.kind === 'try' && statement.handlers.length > 0 && statement.body.start <= start && start < statement.body.end)
      return true;
    return blocksOf(statement).some((block) => block.statements.some(isTried));
  };
  return ir.body.statements.some(isTried);
}
