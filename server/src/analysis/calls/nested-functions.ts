/** The functions inside a body, at any depth, and the names each uses without binding them. */
import { forEachExpressionIn } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, defineAnalysis } from '../context.ts';

export const functionsInside = (body: Body): readonly FunctionSymbol[] => (body.kind === 'module' ? body.functions : body.inside);

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
