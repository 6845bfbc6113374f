/** Who runs whom: the invocations of a body by node, and the bodies that may run a function. */

import type { Expression } from '../../ir/expression.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type CallSite, decoratorNames, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Invocation, invocationsAt } from './invocations.ts';
import { sitesRunning } from './mentions.ts';
import { madeByMetaclass } from './metaclasses.ts';

export interface PlacedInvocation {
  readonly node: CfgNode;
  readonly invocation: Invocation;
}

export const invocations = defineAnalysis<Body, readonly PlacedInvocation[]>({
  name: 'invocations',
  compute: (body, context) =>
    context.get(controlFlow, body).nodes.flatMap((node) => invocationsAt(node, body, context).map((invocation) => ({ node, invocation }))),
});

/** Where `callee` is run. Bodies are found by the names they mention, or by what is handed to them; properties and special methods are looked for in the class alone (missed alarms). */
export function callersOf(callee: FunctionSymbol, context: Context): readonly (PlacedInvocation & { readonly caller: FunctionSymbol })[] {
  return [...candidates(callee, context)].flatMap((caller) =>
    context.get(invocations, caller).flatMap((placed) => (placed.invocation.callee === callee ? [{ ...placed, caller }] : [])),
  );
}

function candidates(callee: FunctionSymbol, context: Context): ReadonlySet<FunctionSymbol> {
  const names = namesCalled(callee, context);
  const sites = names.flatMap((name) => sitesRunning(name, context).filter((site) => mayRun(callee, name, site, context)));
  const wrapped = decoratedThrough(callee, context).flatMap((name) => context.program.mentions(name));
  const bodies = [...sites, ...wrapped].map((site) => bodyOf(site.scope));
  const takers = sites.flatMap((site) => takersAt(site, callee.name, context));
  const implicit = callee.cls && (callee.name.startsWith('__') || decoratorNames(callee).includes('property'));
  const siblings = implicit && callee.cls ? callee.cls.methods : [];
  return new Set([...bodies.flatMap((body) => (body?.kind === 'function' ? [body] : [])), ...takers, ...siblings]);
}

/** What a call that runs the function may be spelt like: making an object runs two methods of its class. */
export function namesCalled(fn: FunctionSymbol, context: Context): readonly string[] {
  const { name, cls } = fn;
  if (!cls) return [name];
  if (name === '__call__') return [name, ...(context.get(madeByMetaclass, context).get(cls.name) ?? [])];
  return isMaking(fn) ? [name, cls.name] : [name];
}

/** A method that making an object runs. */
export const isMaking = ({ name }: FunctionSymbol): boolean => name === '__init__' || name === '__new__';

/** Whether what is called by a name here, or handed over, may be the function, or a method that it stands in for: the one call, before the whole of its body. */
export function mayRun(fn: FunctionSymbol, name: string, { call, scope }: CallSite, context: Context): boolean {
  const mentioned: readonly Expression[] = [call.callee, ...call.arguments.map(({ value }) => value)];
  return mentioned.some(
    (node) => lastIdentifier(node) === name && context.evaluator.evaluate(node, scope).values.some((value) => leadsTo(value, fn)),
  );
}

function leadsTo(value: Value, fn: FunctionSymbol): boolean {
  if (value.kind === 'function') return value.fn === fn;
  if (value.kind === 'bound') return value.fn === fn || (value.fn.name === fn.name && fn.cls !== undefined);
  return value.kind === 'class' && (isMaking(fn) || fn.name === '__call__');
}

/** Who may call what is handed over here: the function that gets it, the methods of the object that is made with it. */
export function takersAt({ call, scope }: CallSite, name: string, context: Context): readonly FunctionSymbol[] {
  if (!call.arguments.some(({ value }) => lastIdentifier(value) === name)) return [];
  return context.evaluator
    .evaluate(call.callee, scope)
    .values.flatMap((value) =>
      value.kind === 'class' ? value.cls.methods : value.kind === 'function' || value.kind === 'bound' ? [value.fn] : [],
    );
}

/** A wrapper runs where the functions that its decorator decorates are called. */
function decoratedThrough(wrapper: FunctionSymbol, context: Context): readonly string[] {
  const decorator = wrapper.scope.parent?.owner;
  return decorator?.kind === 'function' ? context.program.decoratedBy(decorator.name).map((fn) => fn.name) : [];
}
