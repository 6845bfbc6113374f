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
import { type Access, accessesByOwner } from './accesses.ts';
import type { SharedPlace } from './places.ts';

export type Owner = ClassSymbol | ModuleSymbol | FunctionSymbol;

/** By the name of the place; in the order of modules and of their text. */
export const accessesTo = defineAnalysis<Owner, ReadonlyMap<string, readonly Access[]>>({
  name: 'accesses-to',
  compute: (owner, context) => {
    const found = new Map<string, Access[]>();
    for (const body of bodiesAround(owner, context)) {
      for (const access of context.get(accessesByOwner, body).get(owner) ?? []) append(found, access.place.name, access);
    }
    return found;
  },
});

/** The accesses of one place, in the same order. */
export const accessesOf = ({ owner, name }: SharedPlace, context: Context): readonly Access[] =>
  context.get(accessesAt, context.part(owner, name));

/** Most of what changes in an owner's accesses is about another of its places. */
const accessesAt = defineAnalysis<Part<Owner>, readonly Access[]>({
  name: 'accesses-at',
  firewall: true,
  compute: ({ whole, name }, context) => context.get(accessesTo, whole).get(name) ?? [],
});

/** Whose places a body accesses. */
const ownersAccessed = defineAnalysis<Body, ReadonlySet<Owner>>({
  name: 'owners-accessed',
  compute: (body, context) => new Set(context.get(accessesByOwner, body).keys()),
});

const bodiesByOwner = defineAnalysis<ModuleSymbol, ReadonlyMap<Owner, readonly Body[]>>({
  name: 'bodies-by-owner',
  firewall: true,
  compute: (module, context) => {
    const found = new Map<Owner, Body[]>();
    for (const body of [module, ...module.functions]) for (const owner of context.get(ownersAccessed, body)) append(found, owner, body);
    return found;
  },
});

function bodiesAround(owner: Owner, context: Context): readonly Body[] {
  if (owner.kind === 'function') return [owner, ...owner.inside];
  const modules = owner.kind === 'module' ? [owner] : [owner.module, ...subclassesOf(owner, context.evaluator).map(({ module }) => module)];
  const importing = [...new Set(modules)].flatMap((module) => context.get(importers, context).get(module) ?? []);
  return [...new Set([...modules, ...importing])].flatMap((module) => context.get(bodiesByOwner, module).get(owner) ?? []);
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
