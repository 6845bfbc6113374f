/**
 * Mentions of a function's name that may mean it, by scope alone: a plain name that its own scope binds to another
 * function cannot. Every script has a `main`, and no program should be taken for one that calls its `main` everywhere.
 * Errs on the side of yes: imports, assignments and attributes are left to the values.
 */
import type { Expression } from '../../ir/expression.ts';
import { type CallSite, definingScope, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis, type Part } from '../context.ts';
import { sitesRunning } from './mentions.ts';

/** More mentions than this say nothing: whoever asks takes the callers to be unknown. */
const mostMentions = 60;

/** Undefined where the name is all over the program. Of a name that is rare, calls of what a library defines are left out. */
export function visibleMentions(fn: FunctionSymbol, name: string, context: Context): readonly CallSite[] | undefined {
  if (context.get(isRare, context.part(context, name))) return sitesRunning(name, context).filter((site) => isVisible(site, name, fn));
  const visible: CallSite[] = [];
  for (const site of context.program.mentions(name)) {
    if (isVisible(site, name, fn)) visible.push(site);
    if (visible.length > mostMentions) return undefined;
  }
  return visible;
}

const isRare = defineAnalysis<Part<Context>, boolean>({
  name: 'is-rarely-mentioned',
  firewall: true,
  compute: ({ name }, { program }) => program.mentions(name).length <= mostMentions,
});

const isVisible = ({ call, scope }: CallSite, name: string, fn: FunctionSymbol): boolean =>
  mayMean(call.callee, name, fn, scope) || call.arguments.some(({ value }) => mayMean(value, name, fn, scope));

function mayMean(node: Expression, name: string, fn: FunctionSymbol, scope: Scope): boolean {
  if (lastIdentifier(node) !== name) return false;
  if (node.kind !== 'name') return true;
  const bindings = definingScope(name, scope)?.bindings.get(name) ?? [];
  return (
    bindings.length === 0 ||
    bindings.some((each) => (each.kind === 'function' ? each.fn === fn : each.kind === 'class' ? each.cls === fn.cls : true))
  );
}
