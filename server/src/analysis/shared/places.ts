/**
 * Identity of shared places (abstract locations): attributes of objects by the class that introduces them, attributes
 * of classes, globals of modules, variables that closures share. All objects of a class are one place; whether two
 * accesses mean one object is asked elsewhere. A container is one place, its elements are part of it.
 *
 * Errs on the side of no place: an object of unknown class, a method, a property and an imported library have none.
 */
import type { Expression } from '../../ir/expression.ts';
import { someExpression } from '../../ir/visit.ts';
import { ancestors, isField } from '../../semantic/classes.ts';
import { leads, namesLeadingTo } from '../../semantic/leading-names.ts';
import {
  type Binding,
  type Bindings,
  type ClassSymbol,
  decoratorNames,
  definingScope,
  type FunctionSymbol,
  type ModuleSymbol,
  methodWithReceiver,
  type Scope,
} from '../../semantic/symbols.ts';
import { objectsOf, type Value } from '../../semantic/value.ts';
import { freeNames } from '../calls/nested-functions.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

export interface SharedPlace {
  /** Module, class or function, and name: the same for every access, in every file. */
  readonly key: string;
  /** One for each object of the class ('instance'), one for the program ('class', 'global'), one for each run of a function ('captured'). */
  readonly kind: 'instance' | 'class' | 'global' | 'captured';
  readonly owner: ClassSymbol | ModuleSymbol | FunctionSymbol;
  readonly name: string;
}

/** The place that a name or an attribute stands for where it is used in `scope`. */
export function placeOf(node: Expression, scope: Scope, context: Context): SharedPlace | undefined {
  if (node.kind === 'name') return placeOfName(node.id, scope, context);
  return node.kind === 'attribute' ? placeOfAttribute(node.object, node.name, scope, context) : undefined;
}

function placeOfName(name: string, scope: Scope, context: Context): SharedPlace | undefined {
  const home = definingScope(name, scope);
  const { owner } = home ?? {};
  if (owner?.kind === 'module') return globalPlace(name, owner, context);
  if (owner?.kind !== 'function' || (home === scope && owner.inside.length === 0) || methodWithReceiver(name, scope)) return undefined;
  return home !== scope || context.get(capturedNames, owner).has(name) ? capturedPlace(name, owner) : undefined;
}

function capturedPlace(name: string, owner: FunctionSymbol): SharedPlace | undefined {
  const bindings = owner.scope.bindings.get(name) ?? [];
  if (bindings.some(isDefinition)) return undefined;
  return { key: `${owner.module.name}::${owner.qualifiedName}().${name}`, kind: 'captured', owner, name };
}

/** Own variables of a function that functions inside it use. */
const capturedNames = defineAnalysis<FunctionSymbol, ReadonlySet<string>>({
  name: 'captured-names',
  compute: (fn, context) => {
    const names = new Set<string>();
    for (const inner of fn.inside) for (const name of context.get(freeNames, inner)) if (fn.scope.bindings.has(name)) names.add(name);
    return names;
  },
});

function globalPlace(name: string, module: ModuleSymbol, context: Context): SharedPlace | undefined {
  const bindings = module.scope.bindings.get(name) ?? [];
  const [first] = bindings;
  if (bindings.length === 1 && first?.kind === 'import') {
    const origin = context.program.origin(first);
    return origin && origin.module !== module ? globalPlace(origin.name, origin.module, context) : undefined;
  }
  if (bindings.length === 0 || bindings.some(isDefinition)) return undefined;
  return { key: `${module.name}::${name}`, kind: 'global', owner: module, name };
}

/** What a name that has one stands for is no place. */
export const isDefinition = ({ kind }: Binding): boolean => kind === 'function' || kind === 'class' || kind === 'import';

function placeOfAttribute(object: Expression, name: string, scope: Scope, context: Context): SharedPlace | undefined {
  if (object.kind === 'name') {
    const method = methodWithReceiver(object.id, scope);
    if (method?.cls) return attributePlace(method.cls, name, context);
    if (!mayBeOwner(object.id, scope)) return undefined;
  }
  if (object.kind !== 'name' && !isReceiverPath(object, scope)) return undefined;
  if (object.kind !== 'name' && !context.get(attributesOfLockOwners, context).has(name)) return undefined;
  const [first, ...more] = objectsOf(context.evaluator.evaluate(object, scope)).map((value) => placeOn(value, name, context));
  return more.every((place) => place?.key === first?.key) ? first : undefined;
}

/** Where an object may be `None`, or made in two places, it is of one class all the same. */
function placeOn(value: Value, name: string, context: Context): SharedPlace | undefined {
  if (value.kind === 'module') return globalPlace(name, value.module, context);
  return value.kind === 'object' || value.kind === 'class' ? attributePlace(value.cls, name, context) : undefined;
}

/** A name that stands for a class, a module or a variable; not for a library, a function, or nothing known. */
function mayBeOwner(name: string, scope: Scope): boolean {
  const bindings = definingScope(name, scope)?.bindings.get(name) ?? [];
  return bindings.length > 0 && bindings.every(({ kind }) => kind !== 'function' && kind !== 'opaque');
}

/** `self.child` */
const isReceiverPath = (node: Expression, scope: Scope): boolean =>
  node.kind === 'attribute' && node.object.kind === 'name' && methodWithReceiver(node.object.id, scope) !== undefined;

/** Names of the attributes of classes that make a lock of their own: only those are looked for on objects reached in other ways. */
const attributesOfLockOwners = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'attributes-of-lock-owners',
  compute: (_, context) =>
    new Set(context.program.modules.flatMap((module) => module.classes.flatMap((cls) => context.get(attributesBesideLock, cls)))),
});

/** Empty where the class makes no lock. */
const attributesBesideLock = defineAnalysis<ClassSymbol, readonly string[]>({
  name: 'attributes-beside-lock',
  compute: (cls, context) => (context.get(ownsLock, cls) ? [...cls.attributes.keys()] : []),
});

/** By the spelling of what its methods assign to attributes, or its body to names. */
export const ownsLock = defineAnalysis<ClassSymbol, boolean>({
  name: 'owns-lock',
  compute: (cls, context) => [cls.attributes, cls.scope.bindings].some((bindings) => holdsLock(bindings, context)),
});

export const holdsLock = (bindings: Bindings, context: Context): boolean => namesLock(bindings, context).next().value !== undefined;

/** Names that are called like a lock, or get something made by what makes locks. */
export function* namesLock(bindings: Bindings, context: Context): Generator<string, undefined> {
  const names = context.get(lockNames, context);
  for (const [name, list] of bindings) if (lockLike.test(name) || list.some((binding) => makesLock(binding, names))) yield name;
}

const lockLike = /lock|mutex|cond/i;

/** Names whose call may make a lock. */
const lockNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'lock-names',
  compute: (_, context) => namesLeadingTo(['Lock', 'RLock', 'Condition', 'allocate_lock'], context.program),
});

function makesLock(binding: Binding, names: ReadonlySet<string>): boolean {
  if (binding.kind !== 'value') return false;
  const { scope } = binding;
  return someExpression(binding.value, (node) => leads(names, node, scope));
}

/**
 * The attribute by the outermost class that introduces it, so that a base and its subclasses mean one place. What each
 * thread has a copy of, as of a `threading.local`, is none.
 */
export function attributePlace(cls: ClassSymbol, name: string, context: Context): SharedPlace | undefined {
  const { classes, library } = ancestors(cls, context.evaluator);
  const holders = classes.filter((each) => each.attributes.has(name) || each.scope.bindings.has(name));
  const owner = holders.at(-1);
  if (library.some((base) => context.models.sharing(base)?.threads === 'each-its-own')) return undefined;
  if (!owner || holders.some((each) => each.scope.bindings.get(name)?.some(isDefinition))) return undefined;
  const onInstances = holders.some(
    (each) =>
      each.attributes.get(name)?.some((binding) => !isOnClass(binding)) ||
      each.scope.bindings.get(name)?.some((binding) => isField(binding, each)),
  );
  return { key: `${owner.module.name}::${owner.qualifiedName}.${name}`, kind: onInstances ? 'instance' : 'class', owner, name };
}

/** `cls.shared = …` in a method whose receiver is the class. */
function isOnClass(binding: Binding): boolean {
  const method = 'scope' in binding ? binding.scope.owner : undefined;
  return method?.kind === 'function' && (isClassMethod(method) || method.name === '__new__');
}

/** What binds a place: assignments anywhere, whichever object they mean. */
export function bindingsOf(place: SharedPlace, context: Context): readonly Binding[] {
  const { owner, name } = place;
  if (owner.kind !== 'class') return owner.scope.bindings.get(name) ?? [];
  return ancestors(owner, context.evaluator).classes.flatMap((each) => [
    ...(each.attributes.get(name) ?? []),
    ...(each.scope.bindings.get(name) ?? []),
  ]);
}

/** `static` and `class` methods, for which `self` is no object. */
export const isClassMethod = (fn: FunctionSymbol): boolean => decoratorNames(fn).includes('classmethod');

/** The innermost method around a body, closures looked through; its receiver is the object that `self` means. */
export function methodAround(body: Body): FunctionSymbol | undefined {
  if (body.kind === 'module') return undefined;
  for (let scope: Scope | undefined = body.scope; scope; scope = scope.parent)
    if (scope.owner.kind === 'function' && scope.owner.cls) return scope.owner;
  return undefined;
}
