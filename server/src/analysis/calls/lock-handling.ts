/**
 * Which bodies and calls may have to do with locks: spelling first, and where a name is everybody's, whose function it
 * is. Everything else need not be looked into. Errs on the side of yes.
 */
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { findMethod } from '../../semantic/classes.ts';
import { type CallSite, type FunctionSymbol, isContextManager, lastIdentifier, managerDecorators } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Analysis, type Body, type Context, defineAnalysis, type Part } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

/** Names of functions that take or give back a lock by hand, or are generators behind a `with`. */
const handlerNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-handlers-themselves',
  compute: (_, { program }) => {
    const byHand = new Set(['acquire', 'release'].flatMap((name) => [name, ...program.callersNamed(name)]));
    const managers = managerDecorators.flatMap((name) => program.decoratedBy(name));
    return new Set([...byHand, ...managers.filter((fn) => mayHold(fn, byHand)).map(({ name }) => name)]);
  },
});

/** Most context managers have nothing to do with locks. */
function mayHold({ hasWith, calls }: FunctionSymbol, byHand: ReadonlySet<string>): boolean {
  const handles = (node: Expression): boolean => byHand.has(lastIdentifier(node) ?? '');
  return hasWith || calls.some(({ call }) => handles(call.callee) || call.arguments.some(({ value }) => handles(value)));
}

/** Those, and names of functions that call such: looked up, for many a `close` has nothing to do with the one that handles a lock. */
export const lockHandlers = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-handlers',
  compute: (_, context) => {
    const names = context.get(handlerNames, context);
    return new Set([...names, ...[...names].flatMap((name) => context.get(handlingCallers, context.part(context, name)))]);
  },
});

/** Names of functions that handle locks by calling what is called so. */
const handlingCallers = defineAnalysis<Part<Context>, readonly string[]>({
  name: 'handling-callers',
  compute: ({ name }, context) =>
    [...new Set(context.program.callersNamed(name))].filter((caller) => context.get(namesHandler, context.part(context, caller))),
});

const namesHandler = defineAnalysis<Part<Context>, boolean>({
  name: 'names-handler',
  compute: ({ name }, context) => context.program.functionsNamed(name).some((fn) => context.get(byHelpers, fn)),
});

/** Whether a body enters what may be a lock, or calls or hands over what handles locks: no other touches a lock. */
export const mayTouchLocks = defineAnalysis<Body, boolean>({
  name: 'may-touch-locks',
  compute: (body, context) =>
    (body.hasWith && entersLock(body, context)) || handlesLocks(body, context, { names: lockHandlers, handling: byHelpers }),
});

/** Files, test fixtures and the like are entered much more often than locks. */
function entersLock(body: Body, context: Context): boolean {
  let found = false;
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'with') found ||= statement.items.some((item) => mayLock(unwrap(item.context), body, context));
  });
  return found;
}

function mayLock(manager: Expression, { scope }: Body, context: Context): boolean {
  const { evaluator, models } = context;
  const isLock = (value: Value): boolean => {
    if (value.kind === 'instance') return models.lock(value.type) !== undefined;
    return value.kind === 'object' && enteredMethods.some((name) => entersFor(findMethod(value.cls, name, evaluator), context));
  };
  if (evaluator.evaluate(manager, scope).values.some(isLock)) return true;
  const callees = manager.kind === 'call' ? evaluator.evaluate(manager.callee, scope).values : [];
  return callees.some((value) => functionsOf(value, context).some((fn) => isContextManager(fn) && entersFor(fn, context)));
}

const enteredMethods = ['__enter__', '__exit__', '__aenter__', '__aexit__'];

const entersFor = (fn: FunctionSymbol | undefined, context: Context): boolean =>
  fn !== undefined && (fn.hasWith || context.get(handlesByCalls, fn));

/** Functions that call what handles locks, not those that are only managers. */
const handlesByCalls = defineAnalysis<Body, boolean>({
  name: 'handles-locks-by-calls',
  compute: (body, context) => handlesLocks(body, context, { names: handlerNames, handling: handlesItself }),
});

/** Whether functions handle locks, and how such can be called. */
interface Level {
  readonly names: Analysis<Context, ReadonlySet<string>>;
  readonly handling: Analysis<Body, boolean>;
}

const handling = (name: string, below: Level | undefined): Analysis<Body, boolean> =>
  defineAnalysis<Body, boolean>({
    name,
    compute: (body, context) => (body.kind === 'function' && body.hasWith && isContextManager(body)) || handlesLocks(body, context, below),
  });

/** Functions that handle locks, themselves or in a function they call. */
const handlesItself = handling('handles-locks', undefined);
const byHelpers = handling('handles-locks-by-helpers', { names: handlerNames, handling: handlesItself });

function handlesLocks({ calls }: Body, context: Context, below: Level | undefined): boolean {
  const names = below && context.get(below.names, context);
  const handles = (node: Expression, site: CallSite): boolean => {
    const name = lastIdentifier(node) ?? '';
    return (
      name === 'acquire' || name === 'release' || (below !== undefined && names?.has(name) === true && leadsTo(node, site, context, below))
    );
  };
  return calls.some((site) => handles(site.call.callee, site) || site.call.arguments.some(({ value }) => handles(value, site)));
}

const leadsTo = (node: Expression, { scope }: CallSite, context: Context, { handling }: Level): boolean =>
  context.evaluator.evaluate(node, scope).values.some((value) => functionsOf(value, context).some((fn) => context.get(handling, fn)));

/** What calling the value runs. */
function functionsOf(value: Value, context: Context): readonly FunctionSymbol[] {
  switch (value.kind) {
    case 'function':
    case 'bound':
      return [value.fn];
    case 'partial':
      return functionsOf(value.target, context);
    case 'class':
    case 'object':
      return [findMethod(value.cls, value.kind === 'class' ? '__init__' : '__call__', context.evaluator)].flatMap((fn) => fn ?? []);
    default:
      return [];
  }
}
