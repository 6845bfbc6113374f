/**
 * Evidence that outsiders run a function beside other threads. A class (or module) that owns a lock and guards with
 * it says that its public functions run on many threads; one that hands its own functions to threads, that whoever
 * calls the others is beside those. Not certain: nobody has seen the callers.
 */
import { ancestors, libraryBase } from '../../semantic/classes.ts';
import type { ClassSymbol, FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { isTest } from '../tests.ts';
import { callers } from './callers.ts';
import { sameEntry } from './entry-points.ts';
import type { EntryPoint } from './root.ts';
import { type SpawnSite, spawnSites } from './spawn-sites.ts';

export const evidence = defineAnalysis<FunctionSymbol, EntryPoint | undefined>({
  name: 'evidence-of-threads',
  compute: (fn, context) => {
    if (!isPublic(fn)) return undefined;
    const owners: readonly Owner[] = fn.cls ? ancestors(fn.cls, context.evaluator).classes : [fn.module];
    const many = fn.name !== '__init__' && owners.some((owner) => context.get(guarding, moduleOfOwner(owner)).has(owner));
    return many || isBesideOwnThread(fn, owners, context) ? { fn, kind: 'public', many, certain: false, receiver: 'shared' } : undefined;
  },
  equals: sameEntry,
});

/** The owner starts threads of its own, and nobody in the program calls the function or hands it over. */
const isBesideOwnThread = (fn: FunctionSymbol, owners: readonly Owner[], context: Context): boolean =>
  owners.some((owner) => context.get(threading, moduleOfOwner(owner)).has(owner)) &&
  context.get(callers, fn).length === 0 &&
  !context.get(handed, fn.module).has(fn);

const moduleOfOwner = (owner: Owner): ModuleSymbol => (owner.kind === 'module' ? owner : owner.module);

type Owner = ClassSymbol | ModuleSymbol;

/** Classes that take a lock of their own object or class, and the module if it takes one of its globals. */
const guarding = defineAnalysis<ModuleSymbol, ReadonlySet<Owner>>({
  name: 'guarding',
  compute: (module, context) => new Set(module.functions.flatMap((fn) => context.get(guards, fn))),
});

const guards = defineAnalysis<FunctionSymbol, readonly Owner[]>({
  name: 'guards',
  compute: (fn, context) => (isTest(fn) ? [] : guardsOf(fn, fn.module, context)),
});

function guardsOf(fn: FunctionSymbol, module: ModuleSymbol, context: Context): readonly Owner[] {
  return [...context.get(lockEvents, fn).values()].flatMap(({ action, lock }): readonly Owner[] => {
    const model = context.models.lock(lock.type);
    if (action !== 'acquire' || model?.domain !== 'threads' || model.again === 'counts' || lock.sites.length === 0) return [];
    const { kind, id } = lock.path.root;
    if (kind === 'global') return id.startsWith(`${module.name}.`) ? [module] : [];
    return (kind === 'self' || kind === 'class') && fn.cls && lock.path.attributes.length === 1 ? [fn.cls] : [];
  });
}

/** Classes that have threads run their own methods, and the module if it has them run its own functions. */
const threading = defineAnalysis<ModuleSymbol, ReadonlySet<Owner>>({
  name: 'owners-of-threads',
  compute: (module, context) => {
    const owners = sitesIn(module, context)
      .filter(({ kind, body }) => (kind === 'thread' || kind === 'pool' || kind === 'timer') && !isTest(body))
      .flatMap(({ targets, body }) => targets.flatMap(({ fn }) => (fn.module === module && !fn.ir.isLambda ? [ownerOf(fn, body)] : [])));
    const threads = module.classes.filter((cls) => libraryBase(cls, context.models.startables, context.evaluator));
    return new Set([...owners, ...threads]);
  },
});

/** Functions that are handed to somebody else to run. */
const handed = defineAnalysis<ModuleSymbol, ReadonlySet<FunctionSymbol>>({
  name: 'handed-functions',
  compute: (module, context) => new Set(sitesIn(module, context).flatMap(({ targets }) => targets.map(({ fn }) => fn))),
});

const sitesIn = (module: ModuleSymbol, context: Context): readonly SpawnSite[] =>
  [module, ...module.functions].flatMap((body) => context.get(spawnSites, body));

/** A nested function is its spawner's: `def start(self): def work(): …`. */
const ownerOf = (fn: FunctionSymbol, spawner: Body): Owner =>
  fn.cls ?? (fn.scope.parent?.owner.kind === 'function' && spawner.kind === 'function' ? (spawner.cls ?? fn.module) : fn.module);

const isPublic = (fn: FunctionSymbol): boolean => {
  const { parent } = fn.scope;
  const reachable = fn.cls ? fn.cls.scope.parent?.owner.kind === 'module' : parent?.owner.kind === 'module';
  return (reachable ?? false) && !fn.ir.isAsync && !isTest(fn) && (/^[^_]/.test(fn.name) || spoken.has(fn.name)) && fn.name !== 'run';
};

/** Special methods that users of an object write without noticing, or as a call of its class. */
const spoken: ReadonlySet<string> = new Set(
  '__init__ __len__ __iter__ __next__ __contains__ __getitem__ __setitem__ __delitem__ __call__ __enter__ __exit__ __iadd__ __bool__'.split(
    ' ',
  ),
);
