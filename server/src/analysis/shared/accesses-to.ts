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
import { importersOf } from '../importers.ts';
import { type Access, accessesByPlace } from './accesses.ts';
import { isDefinition, type SharedPlace } from './places.ts';

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
  firewall: true,
  compute: (body, context) => new Map([...context.get(accessesByPlace, body)].map(([owner, names]) => [owner, new Set(names.keys())])),
});

/** Who accesses the places of one owner. */
const bodiesAround = defineAnalysis<Owner, BodiesByName>({
  name: 'bodies-around',
  compute: (owner, context) => {
    const found = new Map<string, Body[]>();
    const bodies = owner.kind === 'function' ? [owner, ...owner.inside] : bodiesInModules(owner, context);
    for (const body of bodies) for (const name of context.get(placesAccessed, body).get(owner) ?? []) append(found, name, body);
    return found;
  },
});

/**
 * What a body accesses is dear to know, and most have no name for any place of the owner: so much is found out first, where
 * the program is checked once. In one that changes all are asked: what a body mentions changes at nearly every key press,
 * whose places it accesses hardly ever.
 */
function bodiesInModules(owner: ClassSymbol | ModuleSymbol, context: Context): readonly Body[] {
  const modules = owner.kind === 'module' ? [owner] : [owner.module, ...subclassesOf(owner, context.evaluator).map(({ module }) => module)];
  const importing = [...new Set(modules)].flatMap((module) => importersOf(module, context));
  const around = [...new Set([...modules, ...importing])];
  if (context.program.store.isRecording) return around.flatMap((module) => context.get(bodiesByOwner, module).get(owner) ?? []);
  const names = namesOf(owner, context);
  return around.flatMap((module) => bodiesNaming(names, module, context));
}

const bodiesByOwner = defineAnalysis<ModuleSymbol, ReadonlyMap<Owner, readonly Body[]>>({
  name: 'bodies-by-owner',
  firewall: true,
  compute: (module, context) => {
    const found = new Map<Owner, Body[]>();
    for (const body of [module, ...module.functions])
      for (const owner of context.get(placesAccessed, body).keys()) append(found, owner, body);
    return found;
  },
});

/** In the order of the text. */
function bodiesNaming(names: ReadonlySet<string>, module: ModuleSymbol, context: Context): readonly Body[] {
  const byName = context.get(bodiesByName, module);
  const found = new Set<Body>();
  for (const name of names) for (const body of byName.get(name) ?? []) found.add(body);
  return [module, ...(found.size > 1 ? module.functions.filter((fn) => found.has(fn)) : found)];
}

/** What the places of the owner are called; those of a module also where they are imported. What is defined is no place. */
function namesOf(owner: ClassSymbol | ModuleSymbol, context: Context): ReadonlySet<string> {
  const { bindings } = owner.scope;
  const bound = owner.kind === 'class' ? [...bindings.keys(), ...owner.attributes.keys()] : [...bindings.keys()];
  const own = bound.filter((name) => !bindings.get(name)?.some(isDefinition));
  return new Set(owner.kind === 'class' ? own : own.flatMap((name) => [name, ...context.program.aliasesOf(name)]));
}

/** The functions of a module by what they mention. */
const bodiesByName = defineAnalysis<ModuleSymbol, ReadonlyMap<string, readonly FunctionSymbol[]>>({
  name: 'bodies-by-name',
  firewall: true,
  compute: (module, context) => {
    const found = new Map<string, FunctionSymbol[]>();
    for (const fn of module.functions) for (const name of context.get(mentions, fn)) append(found, name, fn);
    return found;
  },
});

/** The same after most edits. */
const mentions = defineAnalysis<FunctionSymbol, ReadonlySet<string>>({
  name: 'mentions',
  compute: ({ mentioned, scope: { globals, nonlocals } }) =>
    globals.size + nonlocals.size === 0 ? mentioned : new Set([...mentioned, ...globals, ...nonlocals]),
});
