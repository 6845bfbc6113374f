/**
 * Functions that become entry points by where they are put, or by how they are declared: assigned to a hook of a
 * library (`threading.excepthook`, `client.on_message`), or taking the arguments of a web application (WSGI, ASGI).
 */
import { matchesMethod } from '../../models/entry-points.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type AttributeAssignment, type FunctionSymbol, lastIdentifier, receiverName } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';
import type { EntryPoint } from './root.ts';
import { rootKindIn } from './spawn-facts.ts';

/** A pattern such as `on_*` is only looked for under the function's own name. */
export function entryOfHook(fn: FunctionSymbol, context: Context): EntryPoint | undefined {
  const { models, program } = context;
  if (
    !context.get(putNames, context).has(fn.name) &&
    !context.get(hooks, context).some(({ beginning }) => beginning && fn.name.startsWith(beginning))
  )
    return undefined;
  for (const { hook, name = fn.name, beginning = '' } of context.get(hooks, context)) {
    if (!fn.name.startsWith(beginning)) continue;
    const fact = models.hook(hook);
    const kind = fact && (rootKindIn(fact.runsIn) === 'finalizer' ? 'finalizer' : rootKindIn(fact.runsIn) && 'handler');
    if (kind && program.attributeAssignments(name).some((assignment) => puts(fn, hook, assignment, context)))
      return { fn, kind, many: fact.overlap, certain: fact.runsIn !== 'any-thread', receiver: 'shared' };
  }
  return undefined;
}

interface Hook {
  readonly hook: string;
  /** What is assigned to; a pattern has a beginning instead. */
  readonly name?: string;
  readonly beginning?: string;
}

/** Those that something is assigned to at all. */
const hooks = defineAnalysis<Context, readonly Hook[]>({
  name: 'hooks',
  equals: (before, after) => before.length === after.length && before.every(({ hook }, index) => hook === after[index]?.hook),
  compute: (_, { models, program }) =>
    models.namesIn('hooks').flatMap((hook): readonly Hook[] => {
      if (hook.endsWith('*')) return [{ hook, beginning: lastPart(hook).slice(0, -1) }];
      const name = lastPart(hook);
      return program.attributeAssignments(name).length > 0 ? [{ hook, name }] : [];
    }),
});

/** Names of what is assigned to a hook. */
const putNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'names-put-on-hooks',
  compute: (_, context) => {
    const assigned = context
      .get(hooks, context)
      .flatMap(({ name }) => (name === undefined ? [] : context.program.attributeAssignments(name)));
    return new Set(assigned.flatMap(({ value }) => lastIdentifier(value) ?? []));
  },
});

const lastPart = (hook: string): string => hook.slice(Math.max(hook.lastIndexOf('.'), hook.lastIndexOf('#')) + 1);

/** Values before objects: of many assignments to a name few are functions. */
function puts(fn: FunctionSymbol, hook: string, { object, name, value, scope }: AttributeAssignment, context: Context): boolean {
  const { evaluator } = context;
  if (lastIdentifier(value) !== fn.name) return false;
  if (!evaluator.evaluate(value, scope).values.some((each) => (each.kind === 'function' || each.kind === 'bound') && each.fn === fn))
    return false;
  const isHook = (owner: string, separator: string): boolean => matchesMethod(hook, `${owner}${separator}${name}`);
  return evaluator
    .evaluate(object, scope)
    .values.some((each) => (each.kind === 'instance' ? isHook(each.type, '#') : isHook(qualifiedNameOf(each) ?? '', '.')));
}

/** PEP 3333 and the ASGI specification name the arguments; every server of note calls the former on many threads. */
export function entryOfApplication(fn: FunctionSymbol): EntryPoint | undefined {
  const last = fn.signature.parameters.at(-1)?.name;
  if (last !== 'start_response' && last !== 'send') return undefined;
  const names = fn.signature.parameters.slice(receiverName(fn) === undefined ? 0 : 1).map(({ name }) => name);
  const taken = names.join(' ');
  if (taken === 'environ start_response' && !fn.signature.isAsync)
    return { fn, kind: 'handler', many: true, certain: false, receiver: 'shared' };
  return taken === 'scope receive send' && fn.signature.isAsync
    ? { fn, kind: 'task', many: true, certain: true, receiver: 'shared' }
    : undefined;
}
