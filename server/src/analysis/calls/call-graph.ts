/** Who runs whom: the invocations of a body by node, and the bodies that may run a function. */

import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type CallSite, decoratorNames, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Invocation, invocationsAt } from './invocations.ts';

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
  const names = [callee.name, ...(callee.name === '__init__' && callee.cls ? [callee.cls.name] : []), ...decoratedThrough(callee, context)];
  const bodies = names.flatMap((name) => context.program.mentions(name).map((site) => bodyOf(site.scope)));
  const takers = context.program.mentions(callee.name).flatMap((site) => takersAt(site, callee.name, context));
  const implicit = callee.cls && (callee.name.startsWith('__') || decoratorNames(callee).includes('property'));
  const siblings = implicit && callee.cls ? callee.cls.methods : [];
  return new Set([...bodies.flatMap((body) => (body?.kind === 'function' ? [body] : [])), ...takers, ...siblings]);
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
