/**
 * Who runs a function, backwards over `callees`. Spelling first: only bodies that mention its name are looked at, and
 * of a name that is all over the program none is: its callers are unknown (missed contexts). Then the one call, and
 * only then the whole of its body. Module bodies are callers, too.
 */
import { decoratorNames, type FunctionSymbol } from '../../semantic/symbols.ts';
import { mayRun, namesCalled, takersAt } from '../calls/call-graph.ts';
import { visibleMentions } from '../calls/visible-mentions.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { callees, type Edge } from './callees.ts';

export interface Caller {
  readonly body: Body;
  readonly edge: Edge;
}

export const callers = defineAnalysis<FunctionSymbol, readonly Caller[]>({
  name: 'callers',
  compute: (fn, context) =>
    [...candidates(fn, context)].flatMap((body) =>
      context.get(callees, body).flatMap((edge) => (edge.callee === fn ? [{ body, edge }] : [])),
    ),
  equals: (before, after) =>
    before.length === after.length && before.every(({ body, edge }, index) => body === after[index]?.body && edge === after[index]?.edge),
});

function candidates(fn: FunctionSymbol, context: Context): ReadonlySet<Body> {
  const sites = namesCalled(fn, context).flatMap((name) =>
    (visibleMentions(fn, name, context) ?? []).filter((site) => mayRun(fn, name, site, context)),
  );
  const implicit = fn.cls && (/^__\w+__$/.test(fn.name) || decoratorNames(fn).includes('property'));
  const takers = sites.flatMap((site) => takersAt(site, fn.name, context));
  return new Set([...sites.flatMap(({ scope }) => bodyOf(scope) ?? []), ...takers, ...(implicit && fn.cls ? fn.cls.methods : [])]);
}
