/**
 * Who runs a function, backwards over `callees`. Only bodies that mention its name are asked, and of a name that is
 * all over the program none is: its callers are unknown (missed contexts). Module bodies are callers, too.
 */
import { decoratorNames, type FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { callees, type Edge } from './callees.ts';

export interface Caller {
  readonly body: Body;
  readonly edge: Edge;
}

/** More mentions than this say nothing. */
const mostMentions = 60;

export const callers = defineAnalysis<FunctionSymbol, readonly Caller[]>({
  name: 'callers',
  compute: (fn, context) =>
    [...candidates(fn, context)].flatMap((body) =>
      context.get(callees, body).flatMap((edge) => (edge.callee === fn ? [{ body, edge }] : [])),
    ),
});

function candidates(fn: FunctionSymbol, context: Context): ReadonlySet<Body> {
  const names = [fn.name, ...(fn.name === '__init__' && fn.cls ? [fn.cls.name] : [])];
  const sites = names.flatMap((name) => {
    const mentions = context.program.mentions(name);
    return mentions.length > mostMentions ? [] : mentions;
  });
  const implicit = fn.cls && (/^__\w+__$/.test(fn.name) || decoratorNames(fn).includes('property'));
  const siblings = implicit ? fn.cls.methods : [];
  return new Set([...sites.flatMap(({ scope }) => bodyOf(scope) ?? []), ...siblings]);
}
