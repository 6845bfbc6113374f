/**
 * Evidence that outsiders run a function beside other threads, or between the steps of other tasks. A class (or
 * module) that owns a lock and guards with it says that its public functions run on many threads, or tasks; one that
 * hands its own functions to threads or tasks, that whoever calls the others is beside those. Not certain: nobody has
 * seen the callers.
 */
import { same, sameItems } from '../../engine/same.ts';
import { ancestors, libraryBase } from '../../semantic/classes.ts';
import type { ClassSymbol, FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';
import { entryLocks } from '../locks/entry-locks.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { isTest } from '../tests.ts';
import { functionsIn } from '../threads/thread-creations.ts';
import { callees } from './callees.ts';
import { callers } from './callers.ts';
import { sameEntry } from './entry-points.ts';
import type { EntryPoint, Root } from './root.ts';
import { type SpawnSite, spawnSites } from './spawn-sites.ts';

export const evidence = defineAnalysis<FunctionSymbol, EntryPoint | undefined>({
  name: 'evidence-of-threads',
  compute: (fn, context) => {
    if (!isPublic(fn)) return undefined;
    return (fn.signature.isAsync ? undefined : beside('threads', fn, context)) ?? beside('tasks', fn, context);
  },
  equals: sameEntry,
});

/** Whether the evidence may be of tasks. Of threads there is much more, and nobody has seen those start. */
export const mayBeBesideTasks = (fn: FunctionSymbol, context: Context): boolean =>
  isPublic(fn) && beside('tasks', fn, context) !== undefined;

type Domain = 'threads' | 'tasks';

/** The owner guards with a lock of that kind; or it spawns, and nobody in the program calls the function or hands it over. */
function beside(domain: Domain, fn: FunctionSymbol, context: Context): EntryPoint | undefined {
  const owners: readonly Owner[] = fn.cls ? ancestors(fn.cls, context.evaluator).classes : [fn.module];
  const isAmong = (owning: (module: ModuleSymbol) => ReadonlySet<Owner>): boolean =>
    owners.some((owner) => owning(moduleOfOwner(owner)).has(owner));
  const many = fn.name !== '__init__' && isAmong((module) => context.get(guarding[domain], module));
  if (!many && !isAmong((module) => context.get(spawning, module)[domain])) return undefined;
  if (context.get(handed, fn.module).has(fn) || (!many && isCalled(fn, context))) return undefined;
  return { fn, kind: domain === 'threads' ? 'public' : 'task', many, certain: false, receiver: 'shared' };
}

/** A test stands for nobody: the program is used by others than its tests. */
const isCalled = (fn: FunctionSymbol, context: Context): boolean => context.get(callers, fn).some(({ body }) => !isTest(body));

const moduleOfOwner = (owner: Owner): ModuleSymbol => (owner.kind === 'module' ? owner : owner.module);

type Owner = ClassSymbol | ModuleSymbol;

type Owners = Readonly<Record<Domain, ReadonlySet<Owner>>>;
const sameOwners = (before: Owners, after: Owners): boolean => same(before.threads, after.threads) && same(before.tasks, after.tasks);

function ownersOf(found: readonly (readonly [Domain, Owner])[]): Owners {
  const of = (domain: Domain): ReadonlySet<Owner> => new Set(found.flatMap(([each, owner]) => (each === domain ? [owner] : [])));
  return { threads: of('threads'), tasks: of('tasks') };
}

/** Classes that take a lock of their own object or class, and the module if it takes one of its globals. */
const guardingOn = (domain: Domain, mayTake: (fn: FunctionSymbol) => boolean): Analysis<ModuleSymbol, ReadonlySet<Owner>> => {
  const guards = defineAnalysis<FunctionSymbol, readonly Owner[]>({
    name: `guards-on-${domain}`,
    compute: (fn, context) => (isTest(fn) ? [] : guardsOf(fn, domain, context)),
    equals: sameItems,
  });
  return defineAnalysis<ModuleSymbol, ReadonlySet<Owner>>({
    name: `guarding-on-${domain}`,
    firewall: true,
    compute: (module, context) => new Set(module.functions.filter(mayTake).flatMap((fn) => context.get(guards, fn))),
    equals: same,
  });
};

/** Only a coroutine takes a lock of tasks, itself or around what it decorates. */
const mayAwait = ({ signature }: FunctionSymbol): boolean => signature.isAsync || signature.decorators.length > 0;

const guarding: Readonly<Record<Domain, Analysis<ModuleSymbol, ReadonlySet<Owner>>>> = {
  threads: guardingOn('threads', () => true),
  tasks: guardingOn('tasks', mayAwait),
};

function guardsOf(fn: FunctionSymbol, domain: Domain, context: Context): readonly Owner[] {
  const byDecorator = [...context.get(entryLocks, fn).values()].map(({ event }) => event);
  return [...context.get(lockEvents, fn).values(), ...byDecorator].flatMap(({ action, lock }): readonly Owner[] => {
    const model = context.models.lock(lock.type);
    if (action !== 'acquire' || model?.domain !== domain || model.again === 'counts' || lock.sites.length === 0) return [];
    const { root, attributes } = lock.path;
    if (root.kind === 'global') return root.id.startsWith(`${fn.module.name}.`) ? [fn.module] : [];
    const isOwn = attributes.length === 1 || (attributes.length === 2 && attributes[1]?.startsWith('['));
    return (root.kind === 'self' || root.kind === 'class') && fn.cls && isOwn ? [fn.cls] : [];
  });
}

/** Classes that have threads or tasks run their own methods, and the module if it has them run its own functions. */
const spawning = defineAnalysis<ModuleSymbol, Owners>({
  name: 'owners-of-threads',
  firewall: true,
  compute: (module, context) => {
    const sites = sitesIn(module, context).filter(({ body, model }) => !isTest(body) && !model.waits);
    const own = sites.flatMap(({ kind, targets, body }) => {
      const domain = domainOf(kind);
      const here = targets.filter(({ fn }) => fn.module === module && !fn.signature.isLambda);
      return domain ? here.map(({ fn }) => [domain, ownerOf(fn, body)] as const) : [];
    });
    const given = sites.flatMap((site) => {
      const domain = domainOf(site.kind);
      const here = domain ? calledBack(site, context).filter((fn) => fn.module === module) : [];
      return domain ? here.map((fn) => [domain, ownerOf(fn, site.body)] as const) : [];
    });
    const threads = module.classes.filter((cls) => libraryBase(cls, context.models.startables, context.evaluator));
    return ownersOf([...own, ...given, ...threads.map((cls) => ['threads', cls] as const)]);
  },
  equals: sameOwners,
});

/** `PeriodicThread(self.flush).start()`, where its `run` calls what its constructor got. */
function calledBack({ creation, targets }: SpawnSite, context: Context): readonly FunctionSymbol[] {
  if (!creation?.cls) return [];
  const given = creation.construction.call.arguments.flatMap(({ value }) => functionsIn(value, creation.construction, context));
  if (given.length === 0) return given;
  const run = new Set<Body>(targets.flatMap(({ fn }) => [fn, ...context.get(callees, fn).map(({ callee }) => callee)]));
  return given.filter((fn) => [...run].some((body) => context.get(callees, body).some(({ callee }) => callee === fn)));
}

function domainOf(kind: Root['kind']): Domain | undefined {
  if (kind === 'thread' || kind === 'pool' || kind === 'timer') return 'threads';
  return kind === 'task' ? 'tasks' : undefined;
}

/** Functions that are handed to somebody else to run: those are not for the public. */
const handed = defineAnalysis<ModuleSymbol, ReadonlySet<FunctionSymbol>>({
  name: 'handed-functions',
  firewall: true,
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
  return (reachable ?? false) && (/^[^_]/.test(fn.name) || spoken.has(fn.name)) && fn.name !== 'run' && !isTest(fn);
};

/** Special methods that users of an object write without noticing, or as a call of its class. */
const spoken: ReadonlySet<string> = new Set(
  '__init__ __len__ __iter__ __next__ __contains__ __getitem__ __setitem__ __delitem__ __call__ __enter__ __exit__ __iadd__ __bool__'.split(
    ' ',
  ),
);
