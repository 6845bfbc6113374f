/** Spelling as a gate: which calls may make a thread, and which bodies and calls may have to do with locks. Everything else need not be evaluated. */
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import { lastIdentifier, managerDecorators } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

/** Names whose call may give something with `start()` and `join()`. */
export const startableNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'startable-names',
  compute: (_, context) => {
    const types = [...context.models.startables].map((name) => name.slice(name.lastIndexOf('.') + 1));
    return namesLeadingTo([...types, '_Timer', '_MainThread'], context.program);
  },
});

/** Names of functions that take or give back a lock by hand, or are generators behind a `with`, and of those that call such. */
export const lockHandlers = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-handlers',
  compute: (_, context) => {
    const managers = managerDecorators.flatMap((name) => context.program.decoratedBy(name).map((fn) => fn.name));
    const bare = new Set(['acquire', 'release', ...managers]);
    let names: ReadonlySet<string> = bare;
    for (let round = 0; round < deepest; round++) names = new Set([...names, ...[...names].flatMap((name) => callersNames(name, context))]);
    return new Set([...names].filter((name) => bare.has(name) || context.program.mentions(name).length <= mostMentions));
  },
});

/** A name that is called more often than this is everybody's name for something, and says nothing. */
const mostMentions = 60;

/** As deep as helpers are looked into. */
const deepest = 2;

const callersNames = (name: string, context: Context): readonly string[] =>
  context.program.mentions(name).flatMap(({ scope }) => (scope.owner.kind === 'function' ? [scope.owner.name] : []));

/** Whether a body has a `with`, or a call of such a name: no other touches a lock. */
export const mayTouchLocks = defineAnalysis<Body, boolean>({
  name: 'may-touch-locks',
  compute: (body, context) => {
    const handlers = context.get(lockHandlers, context);
    return body.hasWith || body.calls.some(({ call }) => mentions(call.callee) || call.arguments.some(({ value }) => mentions(value)));

    function mentions(node: Parameters<typeof lastIdentifier>[0]): boolean {
      const name = lastIdentifier(node);
      return name !== undefined && handlers.has(name);
    }
  },
});
