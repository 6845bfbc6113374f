/** Spelling as a gate: which calls may make a thread, and which bodies and calls may have to do with locks. Everything else need not be evaluated. */
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import { managerDecorators, type Scope } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';

/** Names whose call may give something with `start()` and `join()`. */
export const startableNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'startable-names',
  compute: (_, context) => namesLeadingTo(['Thread', 'Timer', 'Process', '_Timer', '_MainThread'], context.program),
});

/** Names of functions that take or give back a lock by hand, or are generators behind a `with`, and of those that call such. */
export const lockHandlers = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-handlers',
  compute: (_, context) => {
    const managers = managerDecorators.flatMap((name) => context.program.decoratedBy(name).map((fn) => fn.name));
    let names: ReadonlySet<string> = new Set(['acquire', 'release', ...managers]);
    for (let round = 0; round < deepest; round++) names = new Set([...names, ...[...names].flatMap((name) => callersNames(name, context))]);
    return names;
  },
});

/** As deep as helpers are looked into. */
const deepest = 2;

const callersNames = (name: string, context: Context): readonly string[] =>
  context.program.mentions(name).flatMap(({ scope }) => (scope.owner.kind === 'function' ? [scope.owner.name] : []));

/** Bodies with a `with`, or with a call of such a name: no other touches a lock. */
export const lockBodies = defineAnalysis<Context, ReadonlySet<Body>>({
  name: 'lock-bodies',
  compute: (_, context) => {
    const handlers = [...context.get(lockHandlers, context)].flatMap((name) => context.program.mentions(name).map(({ scope }) => scope));
    const withs = [...context.program.files.values()].flatMap((module) => [...module.withScopes]);
    return new Set([...handlers, ...withs].flatMap((scope: Scope) => bodyOf(scope) ?? []));
  },
});
