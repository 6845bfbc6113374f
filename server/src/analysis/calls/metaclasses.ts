/**
 * Metaclasses of the program: calling a class calls `__call__` of its metaclass, which decides whether an object is made
 * at all. Errs on the side of none: one that a base class brings, or that is made by a call, is not seen.
 */
import { append } from '../../base/multi-map.ts';
import type { Expression } from '../../ir/expression.ts';
import { type ClassSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';

const spelt = (cls: ClassSymbol): Expression | undefined => cls.ir.bases.find(({ keyword }) => keyword === 'metaclass')?.value;

export function metaclassOf(cls: ClassSymbol, context: Context): ClassSymbol | undefined {
  const node = spelt(cls);
  const values = node && cls.scope.parent ? context.evaluator.evaluate(node, cls.scope.parent).values : [];
  const [value] = values;
  return values.length === 1 && value?.kind === 'class' ? value.cls : undefined;
}

/** Names of classes by the spelling of their metaclass. */
export const madeByMetaclass = defineAnalysis<Context, ReadonlyMap<string, readonly string[]>>({
  name: 'made-by-metaclass',
  compute: (_, context) => {
    const found = new Map<string, string[]>();
    for (const { classes } of context.program.modules)
      for (const cls of classes) {
        const node = spelt(cls);
        const name = node && lastIdentifier(node);
        if (name !== undefined) append(found, name, cls.name);
      }
    return found;
  },
});
