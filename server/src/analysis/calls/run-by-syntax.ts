/**
 * Spelling as a gate for what syntax runs: which attribute names may be properties or descriptors, and which special
 * methods have anything to do with locks or waiting. Everything else that syntax runs tells an analysis of concurrency
 * nothing, so the object it is run on need not be evaluated. Errs on the side of yes for attributes; a special method
 * that reaches a lock only through two calls is not seen (missed alarms).
 */
import { leads, namesLeadingTo } from '../../semantic/leading-names.ts';
import { type FunctionSymbol, lastIdentifier, type ModuleSymbol } from '../../semantic/symbols.ts';
import { blockingNames } from '../blocking/blocking-names.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { ownsLock } from '../shared/places.ts';

/** Names of properties, and of what classes bind to an object that has `__get__`. */
export const runByAttribute = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'run-by-attribute',
  compute: (_, context) => {
    const { program } = context;
    const properties = program.decoratedBy('property').map(({ name }) => name);
    const makers = program.functionsNamed('__get__').flatMap(({ cls }) => (cls ? [cls.name] : []));
    return new Set([...properties, ...[...namesLeadingTo(makers, program)].flatMap((name) => classNames(name, context))]);
  },
});

/** What class bodies bind to a call of `maker`. */
const classNames = (maker: string, { program }: Context): readonly string[] =>
  program
    .mentions(maker)
    .flatMap(({ call, scope }) =>
      scope.owner.kind === 'class'
        ? [...scope.bindings].flatMap(([name, list]) => (list.some((each) => each.kind === 'value' && each.value === call) ? [name] : []))
        : [],
    );

/** Special methods that some class of the program defines so that following them can lead to a lock or a wait. */
export const specialsToFollow = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'specials-to-follow',
  compute: (_, context) => new Set(context.program.modules.flatMap((module) => context.get(specialsOfModule, module))),
});

const specialsOfModule = defineAnalysis<ModuleSymbol, readonly string[]>({
  name: 'specials-of-module',
  compute: (module, context) =>
    context.program.isConcurrent(module)
      ? [...new Set(module.functions.flatMap((fn) => (isSpecial(fn) && context.get(concernsThreads, fn) ? [fn.name] : [])))].sort()
      : [],
});

const isSpecial = ({ name, cls }: FunctionSymbol): boolean => cls !== undefined && /^__\w+__$/.test(name);

/** A method of a class with a lock, or one that takes a lock or waits, itself or in what it calls by name. */
const concernsThreads = defineAnalysis<FunctionSymbol, boolean>({
  name: 'concerns-threads',
  compute: (fn, context) =>
    (fn.cls !== undefined && context.get(ownsLock, fn.cls)) ||
    waits(fn, context) ||
    calledNames(fn).some((name) => context.program.functionsNamed(name).some((callee) => waits(callee, context))),
});

const waits = (fn: FunctionSymbol, context: Context): boolean =>
  fn.hasWith || fn.calls.some(({ call, scope }) => leads(context.get(blockingNames, context), call.callee, scope));

const calledNames = ({ calls }: FunctionSymbol): readonly string[] => calls.flatMap(({ call }) => lastIdentifier(call.callee) ?? []);
