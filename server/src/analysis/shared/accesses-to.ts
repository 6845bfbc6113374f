/**
 * All accesses of the program to the places of one owner: a class's attributes, a module's globals, the variables of
 * a function that closures share. A thin join of what each body accesses. Bodies outside the owner's module (and, for
 * a class, the modules of its subclasses) are looked at only where they import that module (missed accesses).
 */
import { append } from '../../base/multi-map.ts';
import type { Part } from '../../engine/part.ts';
import { subclassesOf } from '../../semantic/derived.ts';
import type { ClassSymbol, FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Access, accessesByPlace } from './accesses.ts';
import type { SharedPlace } from './places.ts';

export type Owner = ClassSymbol | ModuleSymbol | FunctionSymbol;

/** Names of the owner's places that are accessed anywhere, in the order of modules and of their text. */
export const placesOf = (owner: Owner, context: Context): readonly string[] => [...context.get(bodiesAround, owner).keys()];

/** The accesses of one place, in the same order. */
export const accessesOf = ({ owner, name }: Pick<SharedPlace, 'owner' | 'name'>, context: Context): readonly Access[] =>
  context.get(accessesAt, context.part(owner, name));

/** One place at a time: an edit in a function is about few of its owner's. */
export const accessesAt = defineAnalysis<Part<Owner>, readonly Access[]>({
  name: 'accesses-at',
  firewall: true,
  compute: ({ whole, name }, context) =>
    (context.get(bodiesAround, whole).get(name) ?? []).flatMap((body) => context.get(accessesByPlace, body).get(whole)?.get(name) ?? []),
});

type Places = ReadonlyMap<Owner, ReadonlySet<string>>;
type BodiesByName = ReadonlyMap<string, readonly Body[]>;

/** Which places a body accesses, whatever it does there. */
const placesAccessed = defineAnalysis<Body, Places>({
  name: 'places-accessed',
  compute: (body, context) => new Map([...context.get(accessesByPlace, body)].map(([owner, names]) => [owner, new Set(names.keys())])),
});

const bodiesByPlace = defineAnalysis<ModuleSymbol, ReadonlyMap<Owner, BodiesByName>>({
  name: 'bodies-by-place',
  firewall: true,
  compute: (module, context) => {
    const found = new Map<Owner, Map<string, Body[]>>();
    for (const body of [module, ...module.functions]) {
      for (const [owner, names] of context.get(placesAccessed, body)) {
        const own = found.get(owner) ?? new Map<string, Body[]>();
        found.set(owner, own);
        for (const name of names) append(own, name, body);
      }
    }
    return found;
  },
});

/** Who accesses the places of one owner. */
const bodiesAround = defineAnalysis<Owner, BodiesByName>({
  name: 'bodies-around',
  compute: (owner, context) => {
    if (owner.kind === 'function') return bodiesInside(owner, context);
    const found = new Map<string, Body[]>();
    for (const module of modulesAround(owner, context)) {
      for (const [name, bodies] of context.get(bodiesByPlace, module).get(owner) ?? [])
        for (const body of bodies) append(found, name, body);
    }
    return found;
  },
});

function bodiesInside(owner: FunctionSymbol, context: Context): BodiesByName {
  const found = new Map<string, Body[]>();
  for (const body of [owner, ...owner.inside]) {
    for (const name of context.get(placesAccessed, body).get(owner) ?? []) append(found, name, body);
  }
  return found;
}

function modulesAround(owner: ClassSymbol | ModuleSymbol, context: Context): ReadonlySet<ModuleSymbol> {
  const modules = owner.kind === 'module' ? [owner] : [owner.module, ...subclassesOf(owner, context.evaluator).map(({ module }) => module)];
  return new Set([...modules, ...[...new Set(modules)].flatMap((module) => context.get(importers, context).get(module) ?? [])]);
}

/** Modules by those they import from, within the program. */
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
