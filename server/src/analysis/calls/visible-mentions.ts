/**
 * Mentions of a function's name that may mean it, by scope alone: a plain name that its own scope binds to another
 * function cannot. Every script has a `main`, and no program should be taken for one that calls its `main` everywhere.
 * Errs on the side of yes: imports, assignments and attributes are left to the values.
 */
import type { Expression } from '../../ir/expression.ts';
import { type CallSite, definingScope, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import type { Context } from '../context.ts';

/** More mentions than this say nothing: whoever asks takes the callers to be unknown. */
const mostMentions = 60;

/** Undefined where the name is all over the program. */
export function visibleMentions(fn: FunctionSymbol, name: string, context: Context): readonly CallSite[] | undefined {
  const visible = context.program
    .mentions(name)
    .filter(({ call, scope }) => [call.callee, ...call.arguments.map(({ value }) => value)].some((node) => mayMean(node, name, fn, scope)));
  return visible.length > mostMentions ? undefined : visible;
}

function mayMean(node: Expression, name: string, fn: FunctionSymbol, scope: Scope): boolean {
  if (lastIdentifier(node) !== name) return false;
  if (node.kind !== 'name') return true;
  const bindings = definingScope(name, scope)?.bindings.get(name) ?? [];
  return (
    bindings.length === 0 ||
    bindings.some((each) => (each.kind === 'function' ? each.fn === fn : each.kind === 'class' ? each.cls === fn.cls : true))
  );
}
