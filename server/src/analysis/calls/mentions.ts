/**
 * Of all calls that mention a name, those that matter to whoever asks. `release` and `get` are mentioned all over a program,
 * mostly of what a library makes: an edit of such a call is nothing to the functions of the program that are called so.
 */
import type { Expression } from '../../ir/expression.ts';
import { type CallSite, lastIdentifier } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Analysis, type Body, bodyOf, type Context, defineAnalysis, type Part } from '../context.ts';

type ByName<T> = Analysis<Part<Context>, readonly T[]>;

/** Calls that may run what the program defines, in the order of the modules. */
export const sitesRunning = (name: string, context: Context): readonly CallSite[] => context.get(running, context.part(context, name));

/** Bodies with a call that mentions it; the body of a class has none of its own. */
export const bodiesMentioning = (name: string, context: Context): readonly Body[] => context.get(mentioning, context.part(context, name));

/** Calls in the bodies of classes. */
export const sitesInClasses = (name: string, context: Context): readonly CallSite[] => context.get(inClasses, context.part(context, name));

const running: ByName<CallSite> = defineAnalysis<Part<Context>, readonly CallSite[]>({
  name: 'sites-running',
  firewall: true,
  compute: ({ name }, context) => context.program.mentions(name).filter((site) => runsOwn(name, site, context)),
});

const mentioning: ByName<Body> = defineAnalysis<Part<Context>, readonly Body[]>({
  name: 'bodies-mentioning',
  firewall: true,
  compute: ({ name }, { program }) => [...new Set(program.mentions(name).flatMap(({ scope }) => bodyOf(scope) ?? []))],
});

const inClasses: ByName<CallSite> = defineAnalysis<Part<Context>, readonly CallSite[]>({
  name: 'sites-in-classes',
  firewall: true,
  compute: ({ name }, { program }) => program.mentions(name).filter(({ scope }) => !bodyOf(scope)),
});

function runsOwn(name: string, { call, scope }: CallSite, { evaluator }: Context): boolean {
  const leadsToOwn = (node: Expression): boolean => lastIdentifier(node) === name && evaluator.evaluate(node, scope).values.some(isOwn);
  return leadsToOwn(call.callee) || call.arguments.some(({ value }) => leadsToOwn(value));
}

const isOwn = ({ kind }: Value): boolean => kind === 'function' || kind === 'bound' || kind === 'class';
