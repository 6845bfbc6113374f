/** Which modules of the program import from one. */
import { append } from '../base/multi-map.ts';
import type { ModuleSymbol } from '../semantic/symbols.ts';
import { type Context, defineAnalysis } from './context.ts';

/** In the order of files. */
export const importersOf = (module: ModuleSymbol, context: Context): readonly ModuleSymbol[] =>
  context.get(importers, context).get(module) ?? none;

const none: readonly ModuleSymbol[] = [];

/** By whom they import from. */
const importers = defineAnalysis<Context, ReadonlyMap<ModuleSymbol, readonly ModuleSymbol[]>>({
  name: 'importers',
  compute: (_, context) => {
    const found = new Map<ModuleSymbol, ModuleSymbol[]>();
    for (const module of context.program.modules) {
      for (const target of context.program.importsOf(module)) append(found, target, module);
    }
    return found;
  },
});
