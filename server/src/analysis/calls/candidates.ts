/**
 * Which calls may make a thread, and which bodies and calls may have to do with locks: spelling first, and where a
 * name is everybody's, whose function it is. Everything else need not be looked into.
 */
import type { Expression } from '../../ir/expression.ts';
import { findMethod } from '../../semantic/classes.ts';
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import { type CallSite, type FunctionSymbol, isContextManager, lastIdentifier, managerDecorators } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';

/** Names whose call may give something with `start()` and `join()`. */
export const startableNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'startable-names',
  compute: (_, context) => {
    const types = [...context.models.startables].map((name) => name.slice(name.lastIndexOf('.') + 1));
    return namesLeadingTo([...types, '_Timer', '_MainThread'], context.program);
  },
});

/** Names of functions that take or give back a lock by hand, or are generators behind a `with`. */
const handlerNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-handlers-themselves',
  compute: (_, { program }) =>
    new Set([
      ...['acquire', 'release'].flatMap((name) => [name, ...program.callersNamed(name)]),
      ...managerDecorators.flatMap((name) => program.decoratedBy(name).map((fn) => fn.name)),
    ]),
});

/** Those, and names of functions that call such: looked up, for many a `close` has nothing to do with the one that handles a lock. */
export const lockHandlers = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-handlers',
  compute: (_, context) => {
    const { program } = context;
    const names = context.get(handlerNames, context);
    const callers = new Set([...names].flatMap((name) => program.callersNamed(name)));
    const handles = (name: string): boolean => program.functionsNamed(name).some((fn) => context.get(byHelpers, fn));
    return new Set([...names, ...[...callers].filter(handles)]);
  },
});

/** Whether a body has a `with`, or calls or hands over what handles locks: no other touches a lock. */
export const mayTouchLocks = defineAnalysis<Body, boolean>({
  name: 'may-touch-locks',
  compute: (body, context) => body.hasWith || handlesLocks(body, context, { names: lockHandlers, handling: byHelpers }),
});

/** Whether functions handle locks, and how such can be called. */
interface Level {
  readonly names: Analysis<Context, ReadonlySet<string>>;
  readonly handling: Analysis<Body, boolean>;
}

const handling = (name: string, below: Level | undefined): Analysis<Body, boolean> =>
  defineAnalysis<Body, boolean>({
    name,
    compute: (body, context) => (body.kind === 'function' && isContextManager(body)) || handlesLocks(body, context, below),
  });

/** Functions that handle locks, themselves or in a function they call. */
const byHelpers = handling('handles-locks-by-helpers', { names: handlerNames, handling: handling('handles-locks', undefined) });

function handlesLocks({ calls }: Body, context: Context, below: Level | undefined): boolean {
  const names = below && context.get(below.names, context);
  return calls.some((site) => {
    const used = [site.call.callee, ...site.call.arguments.map(({ value }) => value)];
    return used.some((node) => {
      const name = lastIdentifier(node) ?? '';
      return name === 'acquire' || name === 'release' || (below && names?.has(name) && leadsTo(node, site, context, below));
    });
  });
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
