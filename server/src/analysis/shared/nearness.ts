/**
 * Gates: which bodies can have to do with locks that guard something, and which with places that threads use. Cheap
 * questions about names and call graph before the dear ones about values. They err on the side of yes, but for places
 * of other modules reached through objects.
 */
import { append } from '../../base/multi-map.ts';
import { ancestors } from '../../semantic/classes.ts';
import { type Binding, type ClassSymbol, type FunctionSymbol, lastIdentifier, type ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { reached } from '../parallel/contexts.ts';
import { type RootKind, startedRoots } from '../parallel/roots.ts';
import { accesses } from './accesses.ts';
import type { Owner } from './accesses-to.ts';
import { guardedPlaces, mayHaveGuard, onlyGuards } from './guarded-by.ts';
import { methodAround, ownsLock } from './places.ts';

/** Whether a body uses a guarded place that it can have a name for. */
export function isNearGuard(body: Body, context: Context): boolean {
  if (mentionsOne(body, context.get(guardedInSight, moduleOf(body)))) return true;
  const cls = methodAround(body)?.cls;
  return cls !== undefined && mentionsOne(body, context.get(guardedAround, cls));
}

/** Those of the modules of a class, of its bases and of its parts. */
const guardedAround = defineAnalysis<ClassSymbol, ReadonlySet<string>>({
  name: 'guarded-around',
  firewall: true,
  compute: (cls, context) => {
    const modules = new Set([...modulesOfBases(cls, context), ...context.get(modulesOfParts, cls)]);
    return new Set([...modules].flatMap((module) => [...context.get(guardedNames, module)]));
  },
});

const modulesOfBases = (cls: ClassSymbol, context: Context): readonly ModuleSymbol[] =>
  ancestors(cls, context.evaluator).classes.map(({ module }) => module);

/** Those of the module, and of the modules that it imports. */
const guardedInSight = defineAnalysis<ModuleSymbol, ReadonlySet<string>>({
  name: 'guarded-in-sight',
  firewall: true,
  compute: (module, context) =>
    new Set([module, ...context.program.importsOf(module)].flatMap((each) => [...context.get(guardedNames, each)])),
});

/** The same after most edits of the function. */
const hasInside = defineAnalysis<FunctionSymbol, boolean>({ name: 'has-inside', compute: ({ inside }) => inside.length > 0 });

/** What the guarded places of a module, its classes and its functions are called. */
const guardedNames = defineAnalysis<ModuleSymbol, ReadonlySet<string>>({
  name: 'guarded-names',
  firewall: true,
  compute: (module, context) => {
    const owners: readonly Owner[] = [module, ...module.classes, ...module.functions.filter((fn) => context.get(hasInside, fn))];
    const guarded = owners.filter((owner) => mayHaveGuard(owner, context));
    return new Set(guarded.flatMap((owner) => [guardedPlaces, onlyGuards].flatMap((guards) => [...context.get(guards, owner).keys()])));
  },
});

/** `self.stock = Stock()`: where there are classes of that name that own a lock. */
const modulesOfParts = defineAnalysis<ClassSymbol, readonly ModuleSymbol[]>({
  name: 'modules-of-parts',
  compute: (cls, context) => {
    const owners = context.get(lockOwners, context);
    const madeBy = (binding: Binding): string =>
      binding.kind === 'value' && binding.value.kind === 'call' ? (lastIdentifier(binding.value.callee) ?? '') : '';
    return [...cls.attributes].flatMap(([, bindings]) => bindings.flatMap((binding) => owners.get(madeBy(binding)) ?? []));
  },
});

/** The modules of classes that own a lock, by what the classes are called wherever they are used. */
const lockOwners = defineAnalysis<Context, ReadonlyMap<string, readonly ModuleSymbol[]>>({
  name: 'lock-owners',
  compute: (_, context) => {
    const found = new Map<string, ModuleSymbol[]>();
    const owning = context.program.modules.flatMap((module) => module.classes.filter((cls) => context.get(ownsLock, cls)));
    for (const { name, module } of owning) for (const each of [name, ...context.program.aliasesOf(name)]) append(found, each, module);
    return found;
  },
});

/** Whether a thread runs the body, or uses a place of the same module, or of a base class, that the body has a name for. */
export function isNearThread(body: Body, context: Context): boolean {
  const threaded = context.get(threadedPlaces, context);
  if (threaded.size === 0) return false;
  if (context.get(reached, context).has(body)) return true;
  if (mentionsOne(body, threaded.get(moduleOf(body)) ?? none)) return true;
  const cls = methodAround(body)?.cls;
  return cls !== undefined && mentionsOne(body, context.get(threadedAround, cls));
}

/** Those of the modules of a class's bases. */
const threadedAround = defineAnalysis<ClassSymbol, ReadonlySet<string>>({
  name: 'threaded-around',
  compute: (cls, context) => {
    const threaded = context.get(threadedPlaces, context);
    return new Set(modulesOfBases(cls, context).flatMap((module) => [...(threaded.get(module) ?? none)]));
  },
});

const none: ReadonlySet<string> = new Set();

/** Whether the text of a function has one of the names; what it binds itself counts where functions inside it share that. Of a module's statements nobody asks. */
function mentionsOne(body: Body, names: ReadonlySet<string>): boolean {
  if (body.kind === 'module') return names.size > 0;
  if (names.size === 0) return false;
  const { mentioned, scope, inside } = body;
  return [mentioned, scope.globals, scope.nonlocals, inside.length > 0 ? scope.bindings.keys() : []].some((used) => {
    for (const name of used) if (names.has(name)) return true;
    return false;
  });
}

/** What the places that threads use are called, by the module of their owner. */
const threadedPlaces = defineAnalysis<Context, ReadonlyMap<ModuleSymbol, ReadonlySet<string>>>({
  name: 'threaded-places',
  compute: (_, context) => {
    const found = new Map<ModuleSymbol, Set<string>>();
    const threads = new Set(context.get(startedRoots, context).flatMap(({ key, kind }) => (onThreads.has(kind) ? [key] : [])));
    for (const [body, inside] of threads.size === 0 ? [] : context.get(reached, context)) {
      if (!inside.some(({ key }) => threads.has(key))) continue;
      for (const { place } of context.get(accesses, body)) {
        const module = place.owner.kind === 'module' ? place.owner : place.owner.module;
        found.set(module, (found.get(module) ?? new Set()).add(place.name));
      }
    }
    return found;
  },
});

const onThreads: ReadonlySet<RootKind> = new Set(['thread', 'pool', 'timer', 'handler', 'finalizer', 'exit']);
