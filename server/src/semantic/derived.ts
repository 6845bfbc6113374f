/**
 * Which classes derive from a class. The spelling of its name, or of an alias, in their bases makes candidates, whose ancestry
 * decides. Subclasses made at run time are not seen (missed).
 */
import { append } from '../base/multi-map.ts';
import type { Analysis } from '../engine/analysis.ts';
import { sameItems } from '../engine/same.ts';
import { ancestors } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import { type ClassSymbol, lastIdentifier, type ModuleSymbol } from './symbols.ts';

type ByBase = ReadonlyMap<string, readonly ClassSymbol[]>;

const sameLists = (a: ByBase, b: ByBase): boolean =>
  a.size === b.size && [...a].every(([name, classes]) => sameItems(classes, b.get(name) ?? []));

/** Of one file, by the last identifier of each base. */
const derivedIn: Analysis<ModuleSymbol, ByBase, undefined> = {
  name: 'derived-in',
  equals: sameLists,
  compute: (module) => {
    const found = new Map<string, ClassSymbol[]>();
    for (const cls of module.classes)
      for (const base of cls.ir.bases) {
        const name = lastIdentifier(base.value.kind === 'subscript' ? base.value.object : base.value);
        if (base.keyword === undefined && name !== undefined) append(found, name, cls);
      }
    return found;
  },
};

const derived: Analysis<Evaluator, ByBase, Evaluator> = {
  name: 'derived',
  equals: sameLists,
  compute: ({ program }) => {
    const found = new Map<string, ClassSymbol[]>();
    for (const module of program.modules)
      for (const [name, classes] of program.store.get(derivedIn, module, undefined)) for (const cls of classes) append(found, name, cls);
    return found;
  },
};

const subclasses: Analysis<ClassSymbol, readonly ClassSymbol[], Evaluator> = {
  name: 'subclasses',
  bottom: [],
  compute: (cls, evaluator) => {
    const byBase = evaluator.program.store.get(derived, evaluator, evaluator);
    const names = new Set([cls.name]);
    const found = new Set<ClassSymbol>();
    for (const name of names) {
      for (const alias of evaluator.program.aliasesOf(name)) names.add(alias);
      for (const each of byBase.get(name) ?? []) {
        found.add(each);
        names.add(each.name);
      }
    }
    return [...found].filter((each) => each !== cls && ancestors(each, evaluator).classes.includes(cls));
  },
};

/** All classes of the program that derive from `cls`, directly or not. */
export const subclassesOf = (cls: ClassSymbol, evaluator: Evaluator): readonly ClassSymbol[] =>
  evaluator.program.store.get(subclasses, cls, evaluator);

/** Values are not followed into more subclasses than this. */
const mostDerived = 24;

/** The first of them. */
export const someSubclassesOf = (cls: ClassSymbol, evaluator: Evaluator): readonly ClassSymbol[] =>
  subclassesOf(cls, evaluator).slice(0, mostDerived);
