/**
 * What names stand for: modules, classes, functions and the scopes that bind them, after Python's own rules.
 * Built once per file from the IR (`declare.ts`); nothing here is resolved across files.
 * Terms follow typescript-eslint's scope manager: a scope holds bindings, a binding says where a value comes from.
 */
import type { Span } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { ClassIr, FunctionIr, Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';

export type Owner = ModuleSymbol | ClassSymbol | FunctionSymbol;

/** Names and what binds them, in source order. Equal lists are the same list, so a list is a key. */
export interface Bindings extends Iterable<readonly [string, readonly Binding[]]> {
  get(name: string): readonly Binding[] | undefined;
  has(name: string): boolean;
  keys(): Iterable<string>;
}

export interface Scope {
  readonly owner: Owner;
  readonly parent: Scope | undefined;
  readonly bindings: Bindings;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
}

/** Where a name may get its value. A name may have several bindings; which one holds is not decided here (flow-insensitive). */
export type Binding =
  | {
      readonly kind: 'value';
      readonly value: Expression;
      readonly scope: Scope;
      readonly unit: Unit;
      readonly at: Span;
      readonly annotation?: Expression;
    }
  | { readonly kind: 'declared'; readonly annotation: Expression; readonly scope: Scope; readonly unit: Unit; readonly at: Span }
  /** A part of `value`: `path` leads to it, each step a position to unpack or 'any' element of an iteration. */
  | {
      readonly kind: 'element';
      readonly value: Expression;
      readonly scope: Scope;
      readonly unit: Unit;
      readonly at: Span;
      readonly path: readonly (number | 'any')[];
      /** A comprehension's: nothing outside it sees the name. */
      readonly isInside?: true;
    }
  /** What `with value as name` binds. */
  | { readonly kind: 'entered'; readonly value: Expression; readonly scope: Scope; readonly unit: Unit; readonly at: Span }
  | { readonly kind: 'parameter'; readonly fn: FunctionSymbol; readonly index: number }
  | { readonly kind: 'function'; readonly fn: FunctionSymbol }
  | { readonly kind: 'class'; readonly cls: ClassSymbol }
  | { readonly kind: 'import'; readonly module: string; readonly level: number; readonly name?: string; readonly from: ModuleSymbol }
  /** Bound to something nobody here can know: `except … as e`, a pattern, `del`, `x += 1`. */
  | { readonly kind: 'opaque' };

/** A call with the scope its names are looked up in and the unit its span counts in. */
export interface CallSite {
  readonly call: Call;
  readonly scope: Scope;
  readonly unit: Unit;
}

/** A statement of a module's own body, with the unit its spans count in. */
export interface PlacedStatement {
  readonly statement: Statement;
  readonly unit: Unit;
}

/** `object.name = value`, wherever it stands. */
export interface AttributeAssignment {
  readonly object: Expression;
  readonly name: string;
  readonly value: Expression;
  readonly scope: Scope;
  readonly unit: Unit;
  readonly at: Span;
}

/** `object[key] = value`, `object.append(value)` and their like. */
export interface Insertion {
  readonly object: Expression;
  readonly value: Expression;
  readonly key?: Expression;
  /** `value` goes in itself, or each of its elements does (`extend`), or it does where nothing was (`setdefault`). */
  readonly puts: 'it' | 'elements' | 'default';
  readonly scope: Scope;
}

export interface ImportedName {
  readonly module: string;
  readonly level: number;
  /** For `from module import name`. */
  readonly name?: string;
}

/** A symbol is one for as long as its name stays where it is; what it says of itself is right at any time. */
export interface ModuleSymbol {
  readonly kind: 'module';
  readonly file: string;
  /** Dotted, as imports write it. */
  readonly name: string;
  readonly isPackage: boolean;
  readonly scope: Scope;
  readonly body: readonly PlacedStatement[];
  /** Every function of the file, nested ones and lambdas included, in source order. */
  readonly functions: readonly FunctionSymbol[];
  readonly classes: readonly ClassSymbol[];
  /** Of the module's own statements. */
  readonly calls: readonly CallSite[];
  /** Its own statements contain a `with`. */
  readonly hasWith: boolean;
  /** What its import statements name, wherever in the file. */
  readonly imports: readonly ImportedName[];
  /** `from x import *` */
  readonly starImports: readonly ImportedName[];
}

/** What a caller sees of a function. */
export type Signature = Pick<FunctionIr, 'parameters' | 'returns' | 'decorators' | 'isAsync' | 'isGenerator' | 'isLambda'>;

export interface FunctionSymbol {
  readonly kind: 'function';
  readonly name: string;
  /** `Class.method`, `outer.inner`. */
  readonly qualifiedName: string;
  /** All of its text: whoever asks only how it is called asks for the signature, which changes less often. */
  readonly ir: FunctionIr;
  readonly signature: Signature;
  readonly unit: Unit;
  readonly module: ModuleSymbol;
  readonly scope: Scope;
  /** Set for methods: functions bound directly in the class body. */
  readonly cls: ClassSymbol | undefined;
  /** In source order; those of nested functions are not among them. */
  readonly calls: readonly CallSite[];
  /**
   * What its own text mentions: names that it does not bind itself, attributes, keyword arguments as `name=`, and `import` with
   * what is imported. Decorators, defaults and annotations are the scope's around it.
   */
  readonly mentioned: ReadonlySet<string>;
  /** Contains a `with` itself. */
  readonly hasWith: boolean;
  /** The functions inside, at any depth. */
  readonly inside: readonly FunctionSymbol[];
}

export interface ClassSymbol {
  readonly kind: 'class';
  readonly name: string;
  readonly qualifiedName: string;
  readonly ir: ClassHeader;
  readonly unit: Unit;
  readonly module: ModuleSymbol;
  /** Names bound in the class body. */
  readonly scope: Scope;
  /** Attributes assigned through the first parameter of a method, whichever method it is. */
  readonly attributes: Bindings;
  /** Functions bound directly in the class body. */
  readonly methods: readonly FunctionSymbol[];
}

/** A class without what stands in it. */
export type ClassHeader = Omit<ClassIr, 'members'>;

export function decoratorNames({ signature: { decorators } }: FunctionSymbol): readonly string[] {
  if (decorators.length === 0) return undecorated;
  return decorators.flatMap((each) => lastIdentifier(each.kind === 'call' ? each.callee : each) ?? []);
}

const undecorated: readonly string[] = [];

export const managerDecorators = ['contextmanager', 'asynccontextmanager'] as const;

/** A generator that a decorator of contextlib turns into a context manager. */
export const isContextManager = (fn: FunctionSymbol): boolean =>
  decoratorNames(fn).some((name) => managerDecorators.some((each) => each === name));

/** The name a method gives its receiver, or undefined for functions and static methods. */
export function receiverName(fn: FunctionSymbol): string | undefined {
  if (!fn.cls || decoratorNames(fn).includes('staticmethod')) return undefined;
  const first = fn.signature.parameters[0];
  return first && (first.kind === 'positional' || first.kind === 'positional-only') ? first.name : undefined;
}

/** Whether a body is the constructor of a class. */
export const isConstructor = (body: Owner): boolean => body.kind === 'function' && body.name === '__init__' && body.cls !== undefined;

/** The last identifier of a name or an attribute chain. */
export const lastIdentifier = (node: Expression): string | undefined =>
  node.kind === 'name' ? node.id : node.kind === 'attribute' ? node.name : undefined;

/** The scope in which `name`, used in `scope`, is bound: Python's local, enclosing, global order; class scopes are skipped from inside functions. */
export function definingScope(name: string, scope: Scope): Scope | undefined {
  let current: Scope | undefined = scope;
  let direct = true;
  while (current) {
    const visible = direct || current.owner.kind !== 'class';
    if (visible && current.globals.has(name)) return moduleScope(current);
    if (visible && !current.nonlocals.has(name) && current.bindings.has(name)) return current;
    direct = false;
    current = current.parent;
  }
  return undefined;
}

export function moduleScope(scope: Scope): Scope {
  let current = scope;
  while (current.parent) current = current.parent;
  return current;
}

/** The function whose code runs in `scope`, if it is not a module's or a class's body. */
export const functionOf = (scope: Scope): FunctionSymbol | undefined => (scope.owner.kind === 'function' ? scope.owner : undefined);

/** The method around `scope` (closures included) whose receiver is called `name`. */
export function methodWithReceiver(name: string, scope: Scope): FunctionSymbol | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.owner.kind !== 'function') continue;
    if (receiverName(current.owner) === name) return current.owner;
    if (current.bindings.has(name)) return undefined;
  }
  return undefined;
}
