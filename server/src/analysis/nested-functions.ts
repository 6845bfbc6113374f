/** The functions inside a body, at any depth, and the names each uses without binding them. */
import type { Expression } from '../ir/expression.ts';
import { childrenOf, expressionsOf, forEachStatement } from '../ir/visit.ts';
import type { FunctionSymbol, ModuleSymbol } from '../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from './context.ts';

const insideByBody = defineAnalysis<ModuleSymbol, ReadonlyMap<Body, readonly FunctionSymbol[]>>({
  name: 'inside-by-body',
  compute: (module) => {
    const inside = new Map<Body, FunctionSymbol[]>();
    for (const fn of module.functions) {
      for (let scope = fn.scope.parent; scope; scope = scope.parent) {
        if (scope.owner.kind === 'class') continue;
        const known = inside.get(scope.owner);
        if (known) known.push(fn);
        else inside.set(scope.owner, [fn]);
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
    forEachStatement(fn.ir.body, (statement) => {
      for (const expression of expressionsOf(statement)) collect(expression, names);
    });
    for (const bound of fn.scope.bindings.keys()) names.delete(bound);
    return names;
  },
});

function collect(node: Expression, names: Set<string>): void {
  if (node.kind === 'name') names.add(node.id);
  for (const child of childrenOf(node)) collect(child, names);
}
