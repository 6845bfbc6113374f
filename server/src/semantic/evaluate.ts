/**
 * Abstract evaluation of expressions: names through their bindings, attributes through classes, calls through
 * what they return. Demand-driven and memoised; a question that leads back to itself is unknown there.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { Models } from '../models/models.ts';
import { evaluateAnnotation } from './annotation.ts';
import { ancestors, findAttribute, findMethod } from './classes.ts';
import { argumentsFlowingInto } from './parameter-flow.ts';
import type { Program } from './program.ts';
import { returnsOf } from './returns.ts';
import type { Binding, CallSite, ClassSymbol, FunctionSymbol, Scope } from './symbols.ts';
import { decoratorNames, definingScope, methodWithReceiver, receiverName } from './symbols.ts';
import type { Value, ValueSet } from './value.ts';
import { only, sameValues, union, unknown } from './value.ts';

export class Evaluator {
  readonly program: Program;

  private get models(): Models {
    return this.program.models;
  }

  constructor(program: Program) {
    this.program = program;
  }

  /** What `node`, evaluated in `scope`, may be. Total. */
  evaluate(node: Expression, scope: Scope): ValueSet {
    return this.program.store.get(values, node, this, scope);
  }

  /** What `name` may be where it is used in `scope`. */
  lookup(name: string, scope: Scope): ValueSet {
    const home = definingScope(name, scope);
    const bindings = home?.bindings.get(name);
    if (bindings) return this.program.store.get(boundValues, bindings, this);
    const starred = this.program.starImported(name, scope);
    if (starred) return starred(this);
    return this.models.isBuiltin(name) ? only({ kind: 'library', name }) : unknown;
  }

  /** As `evaluate`, from nothing. */
  compute(node: Expression, scope: Scope): ValueSet {
    switch (node.kind) {
      case 'name':
        return this.name(node.id, scope);
      case 'constant':
        return only({ kind: 'constant', value: node.value });
      case 'attribute':
        return this.attributeOf(node.object, node.name, scope);
      case 'call':
        return this.call(node, scope);
      case 'await':
        return this.awaited(this.evaluate(node.value, scope));
      case 'boolean':
        return union([this.evaluate(node.left, scope), this.evaluate(node.right, scope)]);
      case 'conditional':
        return union([this.evaluate(node.body, scope), this.evaluate(node.orElse, scope)]);
      case 'parenthesized':
      case 'named':
        return this.evaluate(node.value, scope);
      case 'collection':
        return only({ kind: 'collection', elements: node.elements, scope, node });
      case 'comprehension':
        return only({ kind: 'collection', elements: [node.element], scope, node });
      case 'subscript':
        return this.elements(this.evaluate(node.object, scope));
      case 'binary':
        return this.binary(node.left, node.right, scope);
      case 'lambda': {
        const fn = this.program.lambda(node);
        return fn ? only({ kind: 'function', fn }) : unknown;
      }
      default:
        return unknown;
    }
  }

  private attributeOf(object: Expression, name: string, scope: Scope): ValueSet {
    const { values, open } = this.evaluate(object, scope);
    return union([...values.map((value) => this.attribute(value, name, object)), ...(open ? [unknown] : [])]);
  }

  private name(id: string, scope: Scope): ValueSet {
    const method = methodWithReceiver(id, scope);
    if (method?.cls)
      return only(
        decoratorNames(method).includes('classmethod') ? { kind: 'class', cls: method.cls } : { kind: 'object', cls: method.cls },
      );
    return this.lookup(id, scope);
  }

  /** `[None] * n` and `a + b` keep the elements of lists. */
  private binary(left: Expression, right: Expression, scope: Scope): ValueSet {
    const lists = [left, right].flatMap((side) => this.evaluate(side, scope).values.filter((value) => value.kind === 'collection'));
    return lists.length > 0 ? { values: lists, open: true } : unknown;
  }

  /** What a binding gives its name. */
  bound(binding: Binding): ValueSet {
    switch (binding.kind) {
      case 'value':
        return union([
          this.evaluate(binding.value, binding.scope),
          ...(binding.annotation ? [this.declared(binding.annotation, binding.scope)] : []),
        ]);
      case 'declared':
        return this.declared(binding.annotation, binding.scope);
      case 'element':
        return this.elements(this.evaluate(binding.value, binding.scope));
      case 'entered':
        return this.entered(this.evaluate(binding.value, binding.scope));
      case 'function':
        return isPlain(binding.fn)
          ? only({ kind: 'function', fn: binding.fn })
          : { values: [{ kind: 'function', fn: binding.fn }], open: true };
      case 'class':
        return only({ kind: 'class', cls: binding.cls });
      case 'import':
        return this.program.imported(binding, this);
      case 'parameter':
        return this.parameter(binding.fn, binding.index);
      case 'opaque':
        return unknown;
    }
  }

  /** An annotation is evidence for a type, never for the whole truth. */
  private declared(annotation: Expression, scope: Scope): ValueSet {
    return { values: evaluateAnnotation(annotation, scope, this), open: true };
  }

  private parameter(fn: FunctionSymbol, index: number): ValueSet {
    const parameter = fn.ir.parameters[index];
    if (!parameter || parameter.kind === 'vararg' || parameter.kind === 'kwarg') return unknown;
    const annotated = parameter.annotation ? evaluateAnnotation(parameter.annotation, fn.scope.parent ?? fn.scope, this) : [];
    if (annotated.length > 0) return { values: annotated, open: true };
    const flowing = argumentsFlowingInto(fn, index, this).map(({ value, scope }) => this.evaluate(value, scope));
    const wrapped = index === 0 ? this.wrappedReceivers(fn) : [];
    const byDefault = parameter.default && fn.scope.parent ? [this.evaluate(parameter.default, fn.scope.parent)] : [];
    return union([...flowing, ...wrapped, ...byDefault, ...(isPrivate(fn) && flowing.length > 0 ? [] : [unknown])]);
  }

  /** The first parameter of a function nested in a decorator gets the objects whose methods are decorated. */
  private wrappedReceivers(fn: FunctionSymbol): readonly ValueSet[] {
    const decorator = fn.scope.parent?.owner;
    if (decorator?.kind !== 'function') return [];
    return this.program.decoratedBy(decorator.name).flatMap((method) => (method.cls ? [only({ kind: 'object', cls: method.cls })] : []));
  }

  /** What `value.name` may be; `object` is the expression the value came from. */
  attribute(value: Value, name: string, object: Expression): ValueSet {
    switch (value.kind) {
      case 'library':
        return only({ kind: 'library', name: this.models.canonical(`${value.name}.${name}`) });
      case 'module':
        return this.program.member(value.module, name, this);
      case 'instance':
        return only({ kind: 'library-method', receiver: value, name });
      case 'object':
        return this.objectAttribute(value.cls, name, object);
      case 'super':
        return this.superAttribute(value.cls, name, object);
      case 'class':
        return this.classAttribute(value.cls, name);
      case 'constant':
        return typeof value.value === 'string'
          ? only({ kind: 'library-method', receiver: { kind: 'instance', type: 'str' }, name })
          : unknown;
      case 'collection':
        return only({ kind: 'library-method', receiver: { kind: 'instance', type: typeOfLiteral(value.node) }, name });
      default:
        return unknown;
    }
  }

  private objectAttribute(cls: ClassSymbol, name: string, object: Expression): ValueSet {
    const method = findMethod(cls, name, this);
    if (method)
      return decoratorNames(method).some((each) => each === 'property' || each === 'cached_property')
        ? union([returnsOf(method, this), unknown])
        : only({ kind: 'bound', fn: method, receiver: object });
    const bindings = findAttribute(cls, name, this);
    if (bindings.length > 0) return union(bindings.map((binding) => this.bound(binding)));
    const base = ancestors(cls, this).library[0];
    return base ? { values: [{ kind: 'library-method', receiver: { kind: 'instance', type: base }, name }], open: true } : unknown;
  }

  private superAttribute(cls: ClassSymbol, name: string, object: Expression): ValueSet {
    const { classes, library } = ancestors(cls, this);
    for (const base of classes.slice(1)) {
      const method = findMethod(base, name, this);
      if (method) return only({ kind: 'bound', fn: method, receiver: object });
    }
    return library[0] ? only({ kind: 'library-method', receiver: { kind: 'instance', type: library[0] }, name }) : unknown;
  }

  private classAttribute(cls: ClassSymbol, name: string): ValueSet {
    for (const each of ancestors(cls, this).classes) {
      const bindings = [...(each.scope.bindings.get(name) ?? []), ...(each.attributes.get(name) ?? [])];
      if (bindings.length > 0) return union(bindings.map((binding) => this.bound(binding)));
    }
    return unknown;
  }

  private call(node: Call, scope: Scope): ValueSet {
    if (node.callee.kind === 'name' && node.callee.id === 'super') {
      const cls = enclosingClass(scope);
      return cls ? only({ kind: 'super', cls }) : unknown;
    }
    const callee = this.evaluate(node.callee, scope);
    const origin = this.program.siteOf(node, scope);
    return union([...callee.values.map((value) => this.called(value, node, scope, origin)), ...(callee.open ? [unknown] : [])]);
  }

  /** What calling `value` gives. */
  called(value: Value, node: Call, scope: Scope, site: CallSite): ValueSet {
    switch (value.kind) {
      case 'library':
        return this.libraryCall(value.name, node, scope, site);
      case 'class':
        return only({ kind: 'object', cls: value.cls, site });
      case 'function':
      case 'bound':
        return this.functionCall(value.fn, node, site);
      case 'library-method':
        return this.libraryMethodCall(value, site);
      case 'partial':
        return this.called(value.target, node, scope, site);
      default:
        return unknown;
    }
  }

  private functionCall(fn: FunctionSymbol, call: Call, site: CallSite): ValueSet {
    if (fn.ir.isAsync) return fn.ir.isGenerator ? unknown : only({ kind: 'coroutine', fn, call });
    const { values, open } = returnsOf(fn, this);
    return { values: values.map((value) => freshFrom(fn, value, site)), open };
  }

  private libraryCall(name: string, node: Call, scope: Scope, site: CallSite): ValueSet {
    const module = this.models.moduleReturnedBy(name);
    if (module) return only({ kind: 'library', name: module });
    if (name === 'functools.partial') return this.partial(node, scope);
    if (passesThrough.has(name) && node.arguments[0]) return this.evaluate(node.arguments[0].value, scope);
    const result = this.models.result(name);
    return result ? only({ kind: 'instance', type: this.models.canonical(result.type), ...(result.found ? {} : { site }) }) : unknown;
  }

  private libraryMethodCall(value: Value & { kind: 'library-method' }, site: CallSite): ValueSet {
    const result = this.models.result(`${value.receiver.type}#${value.name}`);
    if (result?.of !== undefined)
      return only({ kind: 'collection', elements: [], scope: site.scope, node: site.call, of: [{ kind: 'instance', type: result.of }] });
    if (result) return only({ kind: 'instance', type: result.type, ...(result.found ? {} : { site }) });
    return value.name === '__enter__' ? only(value.receiver) : unknown;
  }

  private partial(node: Call, scope: Scope): ValueSet {
    const target = node.arguments[0];
    if (target?.star !== 0) return unknown;
    const targets = this.evaluate(target.value, scope);
    return { values: targets.values.map((each) => ({ kind: 'partial', target: each, call: node, scope })), open: targets.open };
  }

  private awaited(set: ValueSet): ValueSet {
    return union([
      ...set.values.map((value) => (value.kind === 'coroutine' ? returnsOf(value.fn, this) : unknown)),
      ...(set.open ? [unknown] : []),
    ]);
  }

  /** What iterating or indexing gives: lists also hold what is appended to them. */
  elements(set: ValueSet): ValueSet {
    const inside = set.values.map((value): ValueSet => {
      if (value.kind !== 'collection') return unknown;
      if (value.of) return { values: value.of, open: true };
      const inserted = this.program.insertedInto(value.node, this);
      return union([
        ...value.elements.map((element) => this.evaluate(element.kind === 'starred' ? element.value : element, value.scope)),
        ...inserted,
      ]);
    });
    return union([...inside, ...(set.open ? [unknown] : [])]);
  }

  /** `with lock as held`, `with Pool() as pool`, `with open(…) as file`: library managers mostly give themselves. */
  private entered(set: ValueSet): ValueSet {
    return union([
      ...set.values.map((value) =>
        value.kind === 'instance' ? only(value) : value.kind === 'object' ? this.enteredObject(value) : unknown,
      ),
      ...(set.open ? [unknown] : []),
    ]);
  }

  private enteredObject(value: Value & { kind: 'object' }): ValueSet {
    const enter = findMethod(value.cls, '__enter__', this) ?? findMethod(value.cls, '__aenter__', this);
    if (!enter) return unknown;
    const returned = returnsOf(enter, this);
    return returned.values.some((each) => each.kind === 'object' && each.cls === value.cls) ? only(value) : returned;
  }
}

/** A question that leads back to itself is unknown there. */
const values: Analysis<Expression, ValueSet, Evaluator, Scope> = {
  name: 'values',
  cut: unknown,
  equals: sameValues,
  compute: (node, evaluator, scope) => evaluator.compute(node, scope),
};

const boundValues: Analysis<readonly Binding[], ValueSet, Evaluator> = {
  name: 'bound-values',
  cut: unknown,
  equals: sameValues,
  compute: (bindings, evaluator) => union(bindings.map((binding) => evaluator.bound(binding))),
};

/** Calls that give back their first argument, or a copy with the same elements. */
const passesThrough: ReadonlySet<string> = new Set([
  'list',
  'tuple',
  'sorted',
  'reversed',
  'set',
  'iter',
  'copy.copy',
  'contextlib.closing',
]);

const typeOfLiteral = (node: Expression): string => (node.kind === 'collection' || node.kind === 'comprehension' ? node.type : 'list');

function enclosingClass(scope: Scope): ClassSymbol | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.owner.kind === 'function' && receiverName(current.owner) !== undefined) return current.owner.cls;
  }
  return undefined;
}

/** What a factory constructs is another object for each of its callers. */
function freshFrom(fn: FunctionSymbol, value: Value, site: CallSite): Value {
  if ((value.kind !== 'instance' && value.kind !== 'object') || value.site?.scope.owner !== fn) return value;
  return { ...value, site, origin: value.origin ?? value.site };
}

/** Nobody outside the program is expected to call it. */
const isPrivate = (fn: FunctionSymbol): boolean =>
  (/^_[^_]/.test(fn.name) || fn.scope.parent?.owner.kind === 'function') && !fn.ir.isLambda;

/** Decorators that leave a call to the function a call to the function. */
const transparent: ReadonlySet<string> = new Set([
  'staticmethod',
  'classmethod',
  'property',
  'override',
  'final',
  'abstractmethod',
  'wraps',
  'overload',
  'no_type_check',
  'cached_property',
  'contextmanager',
  'asynccontextmanager',
  'setter',
  'getter',
  'deleter',
]);
export const isPlain = (fn: FunctionSymbol): boolean => decoratorNames(fn).every((each) => transparent.has(each));
