/** The functions inside a body, at any depth, and the names each uses without binding them. */
import { append } from '../../base/multi-map.ts';
import { forEachExpressionIn } from '../../ir/visit.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';

const insideByBody = defineAnalysis<ModuleSymbol, ReadonlyMap<Body, readonly FunctionSymbol[]>>({
  name: 'inside-by-body',
  compute: (module) => {
    const inside = new Map<Body, FunctionSymbol[]>();
    for (const fn of module.functions) {
      for (let scope = fn.scope.parent; scope; scope = scope.parent) {
        if (scope.owner.kind !== 'class') append(inside, scope.owner, fn);
      }
    }
    return inside;
  },
});

export const functionsInside = (body: Body, context: Context): readonly FunctionSymbol[] =>
  context.get(insideByBody, moduleOf(body)).get(body) ?? [];

/** Names a function uses and does not bind: what it sees of the bodies around it. */
export const freeNames = defineAnalysis<FunctionSymbol, ReadonlySet<string>>({
  name: 'free-names',
  compute: (fn) => {
    const names = new Set<string>();
    forEachExpressionIn(fn.ir.body, (node) => {
      if (node.kind === 'name') names.add(node.id);
      return undefined;
    });
    for (const bound of fn.scope.bindings.keys()) names.delete(bound);
    return names;
  },
});
