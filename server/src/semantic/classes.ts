/** Classes through their bases: linearised after Python's own order (C3), and the classes that derive from one. */
import type { Analysis } from '../engine/analysis.ts';
import { sameItems } from '../engine/same.ts';
import type { Expression } from '../ir/expression.ts';
import type { Evaluator } from './evaluate.ts';
import { mergeOrders } from './linearization.ts';
import { type Binding, type ClassSymbol, decoratorNames, type FunctionSymbol, lastIdentifier } from './symbols.ts';

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
  bottom: { classes: [], library: [], open: false },
  cut: { classes: [], library: [], open: true },
  equals: (before, after) =>
    before.open === after.open && sameItems(before.classes, after.classes) && sameItems(before.library, after.library),
  compute: linearised,
};

/** More classes than this are not gone through. */
const mostClasses = 64;

function linearised(cls: ClassSymbol, evaluator: Evaluator): Ancestors {
  const bases: ClassSymbol[] = [];
  const library: string[] = [];
  let open = false;
  for (const base of cls.ir.bases) {
    if (base.keyword !== undefined) continue;
    const { values, open: isOpen } = evaluator.evaluate(base.value, cls.scope.parent ?? cls.scope);
    open ||= isOpen || values.length === 0;
    for (const value of values) {
      if (value.kind === 'class') {
        if (value.cls !== cls && !bases.includes(value.cls)) bases.push(value.cls);
      } else if (value.kind === 'library') library.push(...(value.name === 'object' ? [] : [value.name]));
      else open = true;
    }
  }
  const above = bases.map((base) => ancestors(base, evaluator));
  const classes = mergeOrders(
    bases,
    above.map((each, index) => (each.classes.length > 0 ? each.classes : bases.slice(index, index + 1))),
  );
  return {
    classes: [cls, ...classes.filter((each) => each !== cls)].slice(0, mostClasses),
    library: [...new Set([...library, ...above.flatMap((each) => each.library)])],
    open: open || above.some((each) => each.open),
  };
}

/** The method `name` of the class or of a base in the program (of a property its getter); undefined when the nearest binding of the name is no function. */
export function findMethod(cls: ClassSymbol, name: string, evaluator: Evaluator): FunctionSymbol | undefined {
  return methodAmong(ancestors(cls, evaluator).classes, name);
}

/** The same in an order of classes. */
export function methodAmong(classes: readonly ClassSymbol[], name: string): FunctionSymbol | undefined {
  for (const each of classes) {
    const bindings = each.scope.bindings.get(name);
    if (each.attributes.has(name)) return undefined;
    if (!bindings) continue;
    const functions = bindings.flatMap((binding) => (binding.kind === 'function' ? [binding.fn] : []));
    if (functions.length < bindings.length) return undefined;
    return functions.find((fn) => decoratorNames(fn).includes('property')) ?? functions.at(-1);
  }
  return undefined;
}

/** What assigning to the property `name` runs. */
export const findSetter = (cls: ClassSymbol, name: string, evaluator: Evaluator): FunctionSymbol | undefined =>
  decorated('setter', cls, name, evaluator);

/** What reading it runs, though `self.name = …` looks like an attribute of its own. */
export const findGetter = (cls: ClassSymbol, name: string, evaluator: Evaluator): FunctionSymbol | undefined =>
  decorated('property', cls, name, evaluator);

function decorated(decorator: string, cls: ClassSymbol, name: string, evaluator: Evaluator): FunctionSymbol | undefined {
  const bindings = ancestors(cls, evaluator).classes.flatMap((each) => each.scope.bindings.get(name) ?? []);
  const found = bindings.flatMap((binding) =>
    binding.kind === 'function' && decoratorNames(binding.fn).includes(decorator) ? [binding.fn] : [],
  );
  return found[0];
}

/** All bindings of an attribute: set through `self` in any method of the class or a base, else in the class body. */
export function findAttribute(cls: ClassSymbol, name: string, evaluator: Evaluator): readonly Binding[] {
  const { classes } = ancestors(cls, evaluator);
  const own = classes.flatMap((each) => each.attributes.get(name) ?? []);
  const shared = classes.flatMap((each) => each.scope.bindings.get(name) ?? []);
  return [...own, ...shared];
}

/**
 * The class that binds `name` in its body, when no method sets it on an instance: then all instances share one object.
 * A field of a dataclass, and a name that is only annotated, are set on each instance.
 */
export function sharedAttributeOwner(cls: ClassSymbol, name: string, evaluator: Evaluator): ClassSymbol | undefined {
  const { classes } = ancestors(cls, evaluator);
  if (classes.some((each) => each.attributes.has(name))) return undefined;
  const owner = classes.find((each) => each.scope.bindings.has(name));
  return owner?.scope.bindings.get(name)?.some((binding) => !isField(binding, owner)) ? owner : undefined;
}

/** What the body of a class says of each of its objects: a field of a dataclass, or a name that is only annotated. */
export function isField(binding: Binding, cls: ClassSymbol): boolean {
  if (binding.kind === 'declared') return true;
  if (binding.kind !== 'value') return false;
  if (isFieldCall(binding.value)) return true;
  return binding.annotation !== undefined && isDataclass(cls) && headOf(binding.annotation) !== 'ClassVar';
}

/** `field(default_factory=Lock)` of dataclasses and attrs. */
export const isFieldCall = (node: Expression): boolean =>
  node.kind === 'call' && /^(field|ib|attrib|Factory)$/.test(lastIdentifier(node.callee) ?? '');

const isDataclass = (cls: ClassSymbol): boolean =>
  cls.ir.decorators.some((each) =>
    /^(dataclass|define|frozen|mutable|attrs|s|attributes)$/.test(lastIdentifier(each.kind === 'call' ? each.callee : each) ?? ''),
  );

const headOf = (annotation: Expression): string => lastIdentifier(annotation.kind === 'subscript' ? annotation.object : annotation) ?? '';

/** Canonical name of the startable, lock … that `cls` derives from, if `wanted` knows one of its library bases. */
export const libraryBase = (cls: ClassSymbol, wanted: ReadonlySet<string>, evaluator: Evaluator): string | undefined =>
  ancestors(cls, evaluator).library.find((name) => wanted.has(name));
