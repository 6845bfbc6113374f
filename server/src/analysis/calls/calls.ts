/** The calls of a file by the body that makes them, so that asking every body costs one walk. */
import { append } from '../../base/multi-map.ts';
import type { CallSite, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis, moduleOf } from '../context.ts';

const callsByBody = defineAnalysis<ModuleSymbol, ReadonlyMap<Body, readonly CallSite[]>>({
  name: 'calls-by-body',
  compute: (module) => {
    const byBody = new Map<Body, CallSite[]>();
    for (const site of module.calls) {
      const body = bodyOf(site.scope);
      if (body) append(byBody, body, site);
    }
    return byBody;
  },
});

/** In source order; those of nested functions are not among them. */
export const callsIn = (body: Body, context: Context): readonly CallSite[] => context.get(callsByBody, moduleOf(body)).get(body) ?? [];
