/** Spelling as a gate for calls that give a coroutine: names of `async def`s of the program and of the library's, and what leads to them. */
import { leadTo, namesFor } from '../../semantic/leading-names.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';

export const coroutineNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'coroutine-names',
  compute: (_, context) => {
    const { models, program } = context;
    const library = models.namesIn('coroutines').flatMap((name) => /[A-Za-z_]\w*$/.exec(name) ?? []);
    const own = program.modules.flatMap((module) => context.get(definedIn, module));
    return namesFor([...new Set([...library, ...own])], program);
  },
});

const definedIn = defineAnalysis<ModuleSymbol, readonly string[]>({
  name: 'coroutine-names-of-module',
  compute: (module) =>
    [...new Set(module.functions.flatMap((fn) => (fn.signature.isAsync ? [leadTo(fn.name, fn.scope.parent)] : [])))].sort(),
});
