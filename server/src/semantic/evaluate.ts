/**
 * Abstract evaluation of expressions: names through their bindings, attributes through classes, calls through
 * what they return. Demand-driven and memoised; a question that leads back to itself is unknown there.
 */
import type { Analysis } from '../engine/analysis.ts';
import type { Call, Expression, Name } from '../ir/expression.ts';
import { binaryProtocols, unaryProtocols } from '../models/implicit-calls.ts';
import { evaluateAnnotation } from './annotation.ts';
import { attributeOf } from './attributes.ts';
import { awaited } from './awaiting.ts';
import { calledValue } from './calls.ts';
import { iterated, partAt, subscripted } from './containers.ts';
import { importedValue, starredName } from './imports.ts';
import { isTestedPresent, narrowed } from './narrowing.ts';
import { parameterValue } from './parameters.ts';
import type { Program } from './program.ts';
import { yieldsOf } from './returns.ts';
import { enteredObject, specialOf } from './specials.ts';
import { sureBindings } from './sure-bindings.ts';
import type { Binding, CallSite, FunctionSymbol, Scope } from './symbols.ts';
import { decoratorNames, definingScope, isContextManager, methodWithReceiver, moduleScope, receiverName } from './symbols.ts';
import type { Value, ValueSet } from './value.ts';
import { each, nothing, only, sameValues, union, unknown } from './value.ts';

export class Evaluator {
  readonly program: Program;

  constructor(program: Program) {
    this.program = program;
  }

  /** What `node`, evaluated in `scope`, may be. Total. What is behind a name is remembered for its bindings, and need not be for each use. */
  evaluate(node: Expression, scope: Scope): ValueSet {
    return node.kind === 'name' || node.kind === 'constant' ? this.compute(node, scope) : this.program.store.get(values, node, this, scope);
  }

  /** What `name` may be where it is used in `scope`. */
  lookup(name: string, scope: Scope): ValueSet {
    const home = definingScope(name, scope);
    const bindings = home?.bindings.get(name);
    if (bindings) return this.program.store.get(boundValues, bindings, this);
    const { owner } = moduleScope(scope);
    const starred = owner.kind === 'module' && owner.starImports.length > 0 ? starredName(owner, name, this) : undefined;
    if (starred) return starred;
    return this.program.models.isBuiltin(name) ? only({ kind: 'library', name }) : unknown;
  }

  /** As `evaluate`, from nothing. */
  compute(node: Expression, scope: Scope): ValueSet {
    switch (node.kind) {
      case 'name':
        return narrowed(node, this.name(node, scope), scope, this);
      case 'constant':
        // `...` stands for what is left out.
        return node.type === 'ellipsis' ? unknown : only({ kind: 'constant', value: node.value });
      case 'attribute':
        return narrowed(node, this.member(node.object, node.name, scope), scope, this);
      case 'call':
        return this.call(node, scope);
      case 'await':
        return awaited(this.evaluate(node.value, scope), this);
      case 'boolean':
        return this.either(node, scope);
      case 'conditional':
        return this.chosen(node, scope);
      case 'parenthesized':
      case 'named':
        return this.evaluate(node.value, scope);
      case 'collection':
        return only({ kind: 'collection', type: node.type, elements: node.elements, scope, node });
      case 'comprehension':
        return only({ kind: 'collection', type: node.type, elements: [node.element], scope, node });
      case 'subscript':
        return subscripted(this.evaluate(node.object, scope), node.indices.length === 1 ? node.indices[0] : undefined, this);
      case 'binary':
        return this.binary(node, scope);
      case 'unary':
        return this.special(node.operand, unaryProtocols[node.operator], scope);
      case 'lambda': {
        const fn = this.program.lambda(node);
        return fn ? only({ kind: 'function', fn }) : unknown;
      }
      default:
        return unknown;
    }
  }

  private member(object: Expression, name: string, scope: Scope): ValueSet {
    return each(this.evaluate(object, scope), (value) => this.attribute(value, name, object));
  }

  private name(node: Name, scope: Scope): ValueSet {
    const method = methodWithReceiver(node.id, scope);
    if (method?.cls)
      return only(
        decoratorNames(method).includes('classmethod') || method.name === '__new__'
          ? { kind: 'class', cls: method.cls }
          : { kind: 'object', cls: method.cls },
      );
    return this.variable(node, scope) ?? this.lookup(node.id, scope);
  }

  /** Of several bindings the one that a use means, if it is known; what comprehensions bind is theirs. */
  private variable(node: Name, { owner, bindings }: Scope): ValueSet | undefined {
    const several = owner.kind === 'function' ? bindings.get(node.id) : undefined;
    if (owner.kind !== 'function' || !several || several.length < 2) return undefined;
    const sure = this.program.store.get(sureBindings, owner, undefined).get(node);
    if (sure) return this.program.store.get(boundValue, sure, this);
    const isSplit = several.some(isInside) && !several.every(isInside);
    return isSplit ? this.program.store.get(valuesOutside, several, this) : undefined;
  }

  /** `given or Lock()`: what is false does not come out on the left of `or`, what is an object does not on the left of `and`. */
  private either(node: Expression & { kind: 'boolean' }, scope: Scope): ValueSet {
    const left = this.evaluate(node.left, scope);
    const kept = left.values.filter((value) => (node.operator === 'or' ? !isFalse(value) : value.kind === 'constant' && !value.value));
    return union([{ values: kept, open: left.open }, this.evaluate(node.right, scope)]);
  }

  /** `lock if lock is not None else Lock()` */
  private chosen(node: Expression & { kind: 'conditional' }, scope: Scope): ValueSet {
    const side = (branch: Expression, holds: boolean): ValueSet => {
      const set = this.evaluate(branch, scope);
      return isTestedPresent(branch, node.test, holds) ? { values: set.values.filter((value) => !isNone(value)), open: set.open } : set;
    };
    return union([side(node.body, true), side(node.orElse, false)]);
  }

  /** `[None] * n` and `a + b` keep the elements of lists; other operators are special methods. */
  private binary({ left, right, operator }: Expression & { kind: 'binary' }, scope: Scope): ValueSet {
    const lists =
      operator === '%'
        ? []
        : [left, right].flatMap((side) => this.evaluate(side, scope).values.filter((value) => value.kind === 'collection'));
    return lists.length > 0 ? { values: lists, open: true } : this.special(left, binaryProtocols[operator], scope);
  }

  private special(operand: Expression, method: string | undefined, scope: Scope): ValueSet {
    if (method === undefined || !this.program.defines(method)) return unknown;
    return each(this.evaluate(operand, scope), (value) => (value.kind === 'object' ? specialOf(value, method, this) : unknown));
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
        return partAt(this.evaluate(binding.value, binding.scope), binding.path, this);
      case 'entered':
        return this.entered(this.evaluate(binding.value, binding.scope));
      case 'function':
        return isPlain(binding.fn)
          ? only({ kind: 'function', fn: binding.fn })
          : { values: [{ kind: 'function', fn: binding.fn }], open: true };
      case 'class':
        return only({ kind: 'class', cls: binding.cls });
      case 'import':
        return importedValue(binding, this);
      case 'parameter':
        return parameterValue(binding.fn, binding.index, this);
      case 'opaque':
        return unknown;
    }
  }

  /** An annotation is evidence for a type, never for the whole truth. */
  private declared(annotation: Expression, scope: Scope): ValueSet {
    return { values: evaluateAnnotation(annotation, scope, this), open: true };
  }

  /** What `value.name` may be; `object` is the expression the value came from. */
  attribute(value: Value, name: string, object: Expression): ValueSet {
    return attributeOf(value, name, object, this);
  }

  private call(node: Call, scope: Scope): ValueSet {
    if (node.callee.kind === 'name' && node.callee.id === 'super') return this.superObject(scope);
    const site = this.program.siteOf(node, scope);
    return each(this.evaluate(node.callee, scope), (value) => this.called(value, site));
  }

  private superObject(scope: Scope): ValueSet {
    for (let current: Scope | undefined = scope; current; current = current.parent) {
      const { owner } = current;
      if (owner.kind === 'function' && owner.cls && receiverName(owner) !== undefined) return only({ kind: 'super', cls: owner.cls });
    }
    return unknown;
  }

  /** What calling `value` gives, at `site`. */
  called(value: Value, site: CallSite): ValueSet {
    return calledValue(value, site, this);
  }

  /** What iterating gives: the keys of a dict. */
  elements(set: ValueSet): ValueSet {
    return iterated(set, this);
  }

  /** `with lock as held`, `with Pool() as pool`, `with open(…) as file`: library managers mostly give themselves. */
  private entered(set: ValueSet): ValueSet {
    return each(set, (value) => {
      if (value.kind === 'instance') return only(value);
      if (value.kind === 'awaitable') return value.gives;
      if (value.kind === 'object') return enteredObject(value, this);
      return value.kind === 'generator' && isContextManager(value.fn) ? yieldsOf(value.fn, this) : unknown;
    });
  }
}

const isNone = (value: Value): boolean => value.kind === 'constant' && value.value === null;
const isFalse = (value: Value): boolean => value.kind === 'constant' && !value.value;

/** A question that leads back to itself is unknown there. */
const values: Analysis<Expression, ValueSet, Evaluator, Scope> = {
  name: 'values',
  bottom: nothing,
  cut: unknown,
  equals: sameValues,
  compute: (node, evaluator, scope) => evaluator.compute(node, scope),
};

const boundValues: Analysis<readonly Binding[], ValueSet, Evaluator> = {
  name: 'bound-values',
  bottom: nothing,
  cut: unknown,
  equals: sameValues,
  compute: (bindings, evaluator) => union(bindings.map((binding) => evaluator.bound(binding))),
};

const boundValue: Analysis<Binding, ValueSet, Evaluator> = {
  ...boundValues,
  name: 'bound-value',
  compute: (binding, evaluator) => evaluator.bound(binding),
};

/** Without what comprehensions bind. */
const valuesOutside: Analysis<readonly Binding[], ValueSet, Evaluator> = {
  ...boundValues,
  name: 'values-outside',
  compute: (bindings, evaluator) => union(bindings.flatMap((binding) => (isInside(binding) ? [] : [evaluator.bound(binding)]))),
};

const isInside = (binding: Binding): boolean => binding.kind === 'element' && binding.isInside === true;

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
export const isTransparent = (decorator: string): boolean => transparent.has(decorator);
export const isPlain = (fn: FunctionSymbol): boolean => decoratorNames(fn).every(isTransparent);
