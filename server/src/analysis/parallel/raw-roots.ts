/**
 * Roots as single places show them: module bodies, spawn sites, declared entry points. Whether several of one run
 * at once is not known yet, unless the place itself says so (`pool.map`).
 */
import type { Call } from '../../ir/expression.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate, moduleOf } from '../context.ts';
import { entryPoint } from './entry-points.ts';
import { evidence, mayBeBesideTasks } from './evidence.ts';
import { callable, type Root, sameRoots } from './root.ts';
import { type SpawnSite, spawnSites } from './spawn-sites.ts';

/**
 * What is started in the whole program, sorted by key. What is called is looked for from whoever asks: any edit may make
 * a function public, and all that leans on this would be looked at again.
 */
export const rawStartedRoots = defineAnalysis<Context, readonly Root[]>({
  name: 'raw-started-roots',
  compute: (_, context) => {
    const all = context.program.modules.flatMap((module) => context.get(startedIn, module));
    return [...distinct(all)].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  },
  equals: sameRoots,
});

/** Whoever is stopped in the join over all modules goes through these again, not through all functions. */
const startedIn = defineAnalysis<ModuleSymbol, readonly Root[]>({
  name: 'roots-started-in',
  compute: (module, context) => [module, ...module.functions].flatMap((body) => context.get(startedBy, body)),
  equals: sameRoots,
});

/** Of `rootsIn` what is started: it need not be known who takes locks to say what else is one. */
const startedBy = defineAnalysis<Body, readonly Root[]>({
  name: 'roots-started-by',
  compute: (body, context) => {
    const declared = body.kind === 'function' && mayBeStarted(body, context) ? context.get(declaredRoots, body) : none;
    return [...declared, ...spawnedIn(body, context)].filter(({ kind }) => !callable.has(kind));
  },
  equals: sameRoots,
});

const mayBeStarted = (fn: FunctionSymbol, context: Context): boolean =>
  context.get(entryPoint, fn) !== undefined || mayBeBesideTasks(fn, context);

/** What a body spawns, and the body itself if it is a root without that. */
export const rootsIn = defineAnalysis<Body, readonly Root[]>({
  name: 'roots-in',
  compute: (body, context) => [...context.get(declaredRoots, body), ...spawnedIn(body, context)],
  equals: sameRoots,
});

const declaredRoots = defineAnalysis<Body, readonly Root[]>({
  name: 'declared-roots',
  compute: (body, context) => {
    if (body.kind === 'module') return [{ ...plain, key: keyOf(body, 'main'), kind: 'main', body }];
    const entry = context.get(entryPoint, body) ?? context.get(evidence, body);
    if (!entry) return none;
    const { fn, ...rest } = entry;
    const twin = context.get(twins, fn.module).get(fn);
    return [{ ...plain, ...rest, key: `${keyOf(fn, rest.kind)}${twin ? `:${twin}` : ''}`, body: fn }];
  },
  equals: sameRoots,
});

const spawnedIn = (body: Body, context: Context): readonly Root[] =>
  context.get(spawnSites, body).length > 0 ? context.get(spawnedRoots, body) : none;

/** The same roots for whoever asks. */
const spawnedRoots = defineAnalysis<Body, readonly Root[]>({
  name: 'spawned-roots',
  compute: (body, context) => numbered(context.get(spawnSites, body).flatMap(ofSite)),
  equals: sameRoots,
});

const none: readonly Root[] = [];

const plain = { at: undefined, spawner: undefined, many: false, certain: true, receiver: 'shared', site: undefined } as const;

const nameOf = (body: Body): string => (body.kind === 'module' ? '' : body.qualifiedName);
const keyOf = (body: Body, kind: Root['kind']): string => `${moduleOf(body).name}:${nameOf(body)}:${kind}`;

/** Of functions of one name, such as a property's getter and setter: which of them those are that are not the first. */
const twins = defineAnalysis<ModuleSymbol, ReadonlyMap<FunctionSymbol, number>>({
  name: 'twins',
  compute: ({ functions }) => {
    const counts = new Map<string, number>();
    const numbered = functions.map((fn) => {
      const count = (counts.get(fn.qualifiedName) ?? 0) + 1;
      counts.set(fn.qualifiedName, count);
      return [fn, count] as const;
    });
    return new Map(numbered.filter(([, count]) => count > 1));
  },
});

const ofSite = (site: SpawnSite): readonly Root[] =>
  site.targets.map(({ fn, several }) => ({
    key: `${keyOf(fn, site.kind)}@${moduleOf(site.body) === fn.module ? '' : `${moduleOf(site.body).name}.`}${nameOf(site.body)}`,
    kind: site.kind,
    body: fn,
    at: locate(site.body, site.unit, site.call),
    spawner: site.body,
    many: (several || site.model.repeats) && repeatable.has(site.kind),
    certain: site.model.runsIn !== 'worker',
    receiver: 'shared',
    site,
  }));

/** What `repeats` on the thread of an event loop or a window does so one after the other. */
const repeatable: ReadonlySet<Root['kind']> = new Set(['thread', 'pool', 'process', 'task', 'timer']);

/** The `run` of a class that is started in the program needs no declaration; what a function makes begins where it is called. */
function distinct(all: readonly Root[]): readonly Root[] {
  const spawned = new Set(all.flatMap(({ site, body }) => (site ? [body] : [])));
  const made = new Map<Call, Set<Body>>();
  for (const { site } of all) {
    const construction = site?.creation?.construction.call;
    if (construction) made.set(construction, new Set([...(made.get(construction) ?? []), ...site.makers]));
  }
  return all.filter(({ site, kind, body, spawner }) => {
    if (!site) return (kind !== 'thread' && kind !== 'process') || !spawned.has(body);
    const makers = site.creation && made.get(site.creation.construction.call);
    return !(makers && spawner && makers.has(spawner));
  });
}

/** One body may spawn the same twice. */
function numbered(all: readonly Root[]): readonly Root[] {
  const seen = new Map<string, number>();
  return all.map((root) => {
    const count = (seen.get(root.key) ?? 0) + 1;
    seen.set(root.key, count);
    return count === 1 ? root : { ...root, key: `${root.key}:${count}` };
  });
}
