/**
 * Roots as single places show them: module bodies, spawn sites, declared entry points. Whether several of one run
 * at once is not known yet, unless the place itself says so (`pool.map`).
 */
import type { Call } from '../../ir/expression.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate, moduleOf } from '../context.ts';
import { entryPoints } from './entry-points.ts';
import { evidence } from './evidence.ts';
import { type Root, sameRoots } from './root.ts';
import { type SpawnSite, spawnSites } from './spawn-sites.ts';

/** Of the whole program, sorted by key. */
export const rawRoots = defineAnalysis<Context, readonly Root[]>({
  name: 'raw-roots',
  compute: (_, context) => numbered(distinct(context.program.modules.flatMap((module) => context.get(rootsIn, module)))),
  equals: sameRoots,
});

/** Of what stands in one file; keys are not unique yet. */
const rootsIn = defineAnalysis<ModuleSymbol, readonly Root[]>({
  name: 'roots-in-module',
  compute: (module, context) => [
    { ...plain, key: keyOf(module, 'main'), kind: 'main', body: module },
    ...[module, ...module.functions].flatMap((body) => context.get(spawnSites, body)).flatMap(ofSite),
    ...[...context.get(entryPoints, module), ...context.get(evidence, module)].map(
      ({ fn, ...entry }): Root => ({ ...plain, ...entry, key: keyOf(fn, entry.kind), body: fn }),
    ),
  ],
  equals: sameRoots,
});

const plain = { at: undefined, spawner: undefined, many: false, certain: true, receiver: 'shared', site: undefined } as const;

const keyOf = (body: Body, kind: Root['kind']): string =>
  `${moduleOf(body).name}:${body.kind === 'module' ? '' : body.qualifiedName}:${kind}`;

const ofSite = (site: SpawnSite): readonly Root[] =>
  site.targets.map(({ fn, several }) => ({
    key: keyOf(fn, site.kind),
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

function numbered(all: readonly Root[]): readonly Root[] {
  const seen = new Map<string, number>();
  const named = all.map((root) => {
    const count = (seen.get(root.key) ?? 0) + 1;
    seen.set(root.key, count);
    return count === 1 ? root : { ...root, key: `${root.key}:${count}` };
  });
  return named.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
