/**
 * What `value.name` gives: attributes and methods of objects through their classes and bases, names of modules, methods
 * of library objects. An attribute set by `setattr`, or by a base nobody knows, is unknown.
 */
import type { Expression } from '../ir/expression.ts';
import { ancestors, findAttribute, findMethod, methodAmong } from './classes.ts';
import { someSubclassesOf } from './derived.ts';
import type { Evaluator } from './evaluate.ts';
import { moduleMember, submodule } from './imports.ts';
import { returnsOf } from './returns.ts';
import { specialOf } from './specials.ts';
import { type Binding, type ClassSymbol, decoratorNames, type FunctionSymbol } from './symbols.ts';
import { nothing, only, union, unknown, type Value, type ValueSet } from './value.ts';

/** `object` is the expression the value came from. */
export function attributeOf(value: Value, name: string, object: Expression, evaluator: Evaluator): ValueSet {
  switch (value.kind) {
    case 'library':
      return libraryAttribute(value.name, name, evaluator);
    case 'module':
      return moduleMember(value.module, name, evaluator);
    case 'instance':
      return only({ kind: 'library-method', receiver: value, name });
    case 'library-method':
      return evaluator.program.models.hasParts(value.receiver.type, value.name)
        ? only({ ...value, name: `${value.name}.${name}` })
        : unknown;
    case 'object':
      return objectAttribute(value, name, object, evaluator);
    case 'super':
      return superAttribute(value.cls, name, object, evaluator);
    case 'class':
      return classAttribute(value.cls, name, object, evaluator);
    case 'constant':
      return constantAttribute(value.value, name);
    case 'collection':
      return only({ kind: 'library-method', receiver: { kind: 'instance', type: value.type }, name, owner: value });
    default:
      return unknown;
  }
}

function libraryAttribute(owner: string, name: string, evaluator: Evaluator): ValueSet {
  const full = `${owner}.${name}`;
  return submodule(owner, name, evaluator) ?? only({ kind: 'library', name: evaluator.program.models.canonical(full) });
}

/** `None` has no attribute worth a thought: where it is asked for one, it is the object that came later. */
function constantAttribute(value: unknown, name: string): ValueSet {
  if (typeof value === 'string') return only({ kind: 'library-method', receiver: { kind: 'instance', type: 'str' }, name });
  return value === null ? nothing : unknown;
}

function objectAttribute(value: Value & { kind: 'object' }, name: string, object: Expression, evaluator: Evaluator): ValueSet {
  const { cls } = value;
  if (name === '__class__') return only({ kind: 'class', cls });
  const method = findMethod(cls, name, evaluator);
  if (method)
    return isProperty(method) ? union([returnsOf(method, evaluator), unknown]) : only({ kind: 'bound', fn: method, receiver: object, cls });
  const bindings = [...findAttribute(cls, name, evaluator), ...(value.site ? [] : overridesOf(cls, name, evaluator))];
  if (bindings.length > 0) return described(union(bindings.map((binding) => evaluator.bound(binding))), evaluator);
  const assigned = assignedElsewhere(cls, name, evaluator);
  const base = ancestors(cls, evaluator).library[0];
  const inherited: ValueSet = base
    ? { values: [{ kind: 'library-method', receiver: { kind: 'instance', type: base }, name }], open: true }
    : unknown;
  return assigned ? union([assigned, unknown]) : inherited;
}

/** What the bodies of subclasses bind in place of an attribute of the class's body: an object of which only the class is known may be of theirs. */
const overridesOf = (cls: ClassSymbol, name: string, evaluator: Evaluator): readonly Binding[] =>
  cls.scope.bindings.has(name) ? someSubclassesOf(cls, evaluator).flatMap((each) => each.scope.bindings.get(name) ?? []) : [];

const isProperty = (fn: FunctionSymbol): boolean => decoratorNames(fn).some((each) => each === 'property' || each === 'cached_property');

/** An attribute of the class whose object has a `__get__` gives what that returns. */
const described = (set: ValueSet, evaluator: Evaluator): ValueSet =>
  set.values.some((value) => value.kind === 'object' && findMethod(value.cls, '__get__', evaluator))
    ? union([
        ...set.values.map((value) =>
          value.kind === 'object' && findMethod(value.cls, '__get__', evaluator) ? specialOf(value, '__get__', evaluator) : only(value),
        ),
        ...(set.open ? [unknown] : []),
      ])
    : set;

/** More assignments of one name than this are not looked through. */
const mostAssignments = 24;

/** `worker.lock = Lock()`, where no method of the class sets it. */
function assignedElsewhere(cls: ClassSymbol, name: string, evaluator: Evaluator): ValueSet | undefined {
  const assignments = evaluator.program.attributeAssignments(name);
  if (assignments.length > mostAssignments) return undefined;
  const found = assignments.filter(({ object, scope }) =>
    evaluator.evaluate(object, scope).values.some((value) => (value.kind === 'object' || value.kind === 'class') && value.cls === cls),
  );
  return found.length > 0 ? union(found.map(({ value, scope }) => evaluator.evaluate(value, scope))) : undefined;
}

/** The next class in line: of a mixin that has none above it, the one beside it in the classes that mix it in. */
function superAttribute(cls: ClassSymbol, name: string, object: Expression, evaluator: Evaluator): ValueSet {
  const { classes, library } = ancestors(cls, evaluator);
  const method = methodAmong(classes.slice(1), name);
  if (method)
    return isProperty(method) ? union([returnsOf(method, evaluator), unknown]) : only({ kind: 'bound', fn: method, receiver: object });
  if (name === '__new__') return only({ kind: 'library', name: 'object.__new__' });
  if (library[0]) return only({ kind: 'library-method', receiver: { kind: 'instance', type: library[0] }, name });
  const beside = someSubclassesOf(cls, evaluator).flatMap((each) => {
    const order = ancestors(each, evaluator).classes;
    return methodAmong(order.slice(order.indexOf(cls) + 1), name) ?? [];
  });
  return union([...beside.map((fn) => only({ kind: 'bound', fn, receiver: object })), unknown]);
}

function classAttribute(cls: ClassSymbol, name: string, object: Expression, evaluator: Evaluator): ValueSet {
  for (const each of ancestors(cls, evaluator).classes) {
    const bindings = [...(each.scope.bindings.get(name) ?? []), ...(each.attributes.get(name) ?? [])];
    if (bindings.length === 0) continue;
    const { values, open } = completed(union(bindings.map((binding) => evaluator.bound(binding))), each, name, evaluator);
    return { values: values.map((value) => ofClass(value, cls, object)), open };
  }
  return unknown;
}

/** `shared = None` in the class, `Pool.shared = Pool()` in a function: what is only `None` so far gets its object elsewhere. */
function completed(set: ValueSet, cls: ClassSymbol, name: string, evaluator: Evaluator): ValueSet {
  if (!set.values.every((value) => value.kind === 'constant' && value.value === null)) return set;
  const assigned = assignedElsewhere(cls, name, evaluator);
  return assigned ? union([set, assigned]) : set;
}

/** A class method taken from a class gets it as its receiver. */
const ofClass = (value: Value, cls: ClassSymbol, object: Expression): Value =>
  value.kind === 'function' && value.fn.cls && decoratorNames(value.fn).includes('classmethod')
    ? { kind: 'bound', fn: value.fn, receiver: object, cls }
    : value;
