/** How the program has its processes started, as far as it says so. */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { CallSite, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import { isUnguarded } from '../flow/program-end.ts';
import { contextsOf } from '../parallel/roots.ts';

/**
 * `set_start_method('fork')` or `get_context('fork')`, anywhere, or a method that is known only when it runs: then
 * children inherit what the parent has, and nothing is pickled.
 */
export const isForkChosen = defineAnalysis<Context, boolean>({
  name: 'is-fork-chosen',
  compute: (_, { program }) =>
    ['set_start_method', 'get_context'].some((name) =>
      program.mentions(name).some(({ call }) => call.arguments.some(({ value }) => value.kind !== 'constant' || value.value === 'fork')),
    ),
});

/** The program names a method, and never another than this. */
export const isForkSure = defineAnalysis<Context, boolean>({
  name: 'is-fork-sure',
  compute: (_, context) => {
    const methods = methodsNamed(context);
    return methods.length > 0 && methods.every((method) => method === 'fork');
  },
});

/** The program names no method, and Linux forks in the Python that it is written for. */
export const isForkedByDefault = (context: Context): boolean =>
  context.models.startMethod('linux', context.target.version) === 'fork' && methodsNamed(context).length === 0;

/** Children may inherit whatever the parent has open. */
export const isForked = (context: Context): boolean => context.get(isForkChosen, context) || isForkedByDefault(context);

const methodsNamed = ({ program }: Context): readonly (string | undefined)[] =>
  ['set_start_method', 'get_context'].flatMap((name) => program.mentions(name).map(({ call }) => methodOf(call)));

/** Where Linux starts processes from a server by default, whose id is what `os.getppid()` gives in them. */
export const isServed = ({ target, program }: Context): boolean =>
  target.version[0] > 3 ||
  target.version[1] >= 14 ||
  ['set_start_method', 'get_context'].some((name) => program.mentions(name).some(({ call }) => methodOf(call) === 'forkserver'));

const methodOf = (call: Call): string | undefined => {
  const given = argumentAt(call, 0, 'method')?.value;
  return given?.kind === 'constant' && typeof given.value === 'string' ? given.value : undefined;
};

export interface RepeatedMethod {
  readonly call: Call;
  readonly unit: Unit;
  readonly method: string;
}

/**
 * Where a file sets how processes start whenever it is imported: a child that is not forked has been told already when it
 * imports the file, and cannot be told twice. Errs on the side of silence: `force=True`, a condition or a `try` around it.
 */
export const repeatedMethods = defineAnalysis<ModuleSymbol, readonly RepeatedMethod[]>({
  name: 'repeated-start-methods',
  compute: (module, context) =>
    module.calls.flatMap((site): readonly RepeatedMethod[] => {
      const isOpen = isSetting(site, context) && isUnguarded(site.call, site.unit, module, context);
      const method = isOpen ? methodOf(site.call) : undefined;
      const isForced = site.call.arguments.some(({ keyword, star }) => keyword === 'force' || star > 0);
      if ((method !== 'spawn' && method !== 'forkserver') || isForced || site.call.arguments.length > 1) return [];
      return isExpected(site.call, site.unit, ['RuntimeError'], module, context) || isEntryOfPackage(module) ? [] : [{ ...site, method }];
    }),
});

const isSetting = ({ call, scope }: CallSite, { evaluator }: Context): boolean =>
  evaluator.evaluate(call.callee, scope).values.some((value) => qualifiedNameOf(value) === 'multiprocessing.set_start_method');

/** `__main__.py`, which children do not import. */
export const isEntryOfPackage = ({ name }: ModuleSymbol): boolean => /(^|\.)__main__$/.test(name);

/** Calls of `os.getppid()` in code that runs in child processes alone, where it gives the id of the server that forked them. */
export const parentIds = defineAnalysis<Body, readonly CallSite[]>({
  name: 'parent-ids',
  compute: (body, context) => {
    const asked = body.calls.filter(
      ({ call, scope }) =>
        scope === body.scope &&
        context.evaluator.evaluate(call.callee, scope).values.some((value) => qualifiedNameOf(value) === 'os.getppid'),
    );
    const roots = asked.length > 0 && isServed(context) && !context.get(isForkChosen, context) ? contextsOf(body, context) : [];
    return roots.length > 0 && roots.every(({ kind }) => kind === 'process') ? asked : [];
  },
});
