/** Classes through their bases: linearised by a plain depth-first walk, which agrees with the C3 order wherever no diamond overrides. */
import type { Analysis } from '../engine/analysis.ts';
import { sameItems } from '../engine/same.ts';
import type { Evaluator } from './evaluate.ts';
import type { Binding, ClassSymbol, FunctionSymbol } from './symbols.ts';

export interface Ancestors {
  /** The class itself first, then the bases that the program defines. */
  readonly classes: readonly ClassSymbol[];
  /** Canonical names of the bases it does not define, `object` left out. */
  readonly library: readonly string[];
  /** Some base could not be resolved. */
  readonly open: boolean;
}

export const ancestors = (cls: ClassSymbol, evaluator: Evaluator): Ancestors => evaluator.program.store.get(ancestry, cls, evaluator);

const ancestry: Analysis<ClassSymbol, Ancestors, Evaluator> = {
  name: 'ancestry',
  cut: { classes: [], library: [], open: true },
  equals: (before, after) =>
    before.open === after.open && sameItems(before.classes, after.classes) && sameItems(before.library, after.library),
  compute: linearised,
};

function linearised(cls: ClassSymbol, evaluator: Evaluator): Ancestors {
  const classes: ClassSymbol[] = [];
  const library: string[] = [];
  let open = false;
  const visit = (each: ClassSymbol): void => {
    if (classes.includes(each) || classes.length > 64) return;
    classes.push(each);
    for (const base of each.ir.bases) {
      if (base.keyword !== undefined) continue;
      const value = evaluator.evaluate(base.value, each.scope.parent ?? each.scope);
      open ||= value.open || value.values.length === 0;
      for (const one of value.values) {
        if (one.kind === 'class') visit(one.cls);
        else if (one.kind === 'library' && one.name !== 'object') library.push(one.name);
        else if (one.kind !== 'library') open = true;
      }
    }
  };
  visit(cls);
  return { classes, library, open };
}

/** The method `name` of the class or of a base in the program; undefined when the nearest binding of the name is no function. */
export function findMethod(cls: ClassSymbol, name: string, evaluator: Evaluator): FunctionSymbol | undefined {
  for (const each of ancestors(cls, evaluator).classes) {
    const bindings = each.scope.bindings.get(name);
    if (each.attributes.has(name)) return undefined;
    if (!bindings) continue;
    const last = bindings[bindings.length - 1];
    return bindings.every((binding) => binding.kind === 'function') && last?.kind === 'function' ? last.fn : undefined;
  }
  return undefined;
}

/** All bindings of an attribute: set through `self` in any method of the class or a base, else in the class body. */
export function findAttribute(cls: ClassSymbol, name: string, evaluator: Evaluator): readonly Binding[] {
  const { classes } = ancestors(cls, evaluator);
  const own = classes.flatMap((each) => each.attributes.get(name) ?? []);
  const shared = classes.flatMap((each) => each.scope.bindings.get(name) ?? []);
  return [...own, ...shared];
}

/** The class that binds `name` in its body, when no method sets it on an instance: then all instances share one object. */
export function sharedAttributeOwner(cls: ClassSymbol, name: string, evaluator: Evaluator): ClassSymbol | undefined {
  const { classes } = ancestors(cls, evaluator);
  if (classes.some((each) => each.attributes.has(name))) return undefined;
  return classes.find((each) => each.scope.bindings.has(name));
}

/** Canonical name of the startable, lock … that `cls` derives from, if `wanted` knows one of its library bases. */
export const libraryBase = (cls: ClassSymbol, wanted: ReadonlySet<string>, evaluator: Evaluator): string | undefined =>
  ancestors(cls, evaluator).library.find((name) => wanted.has(name));
