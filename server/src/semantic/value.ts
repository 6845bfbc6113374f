/**
 * Abstract values: what an expression may evaluate to, as far as concurrency cares.
 *
 * A `ValueSet` is a set of possibilities. `open` means that there may be others nobody knows of; the empty
 * open set is "unknown". Order: more values and `open` are higher; bottom is the empty closed set. The
 * analysis is flow-insensitive and errs on the side of `open`: unknown is a value, it never fires a rule.
 */
import type { Call, Expression } from '../ir/expression.ts';
import type { CallSite, ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from './symbols.ts';

/** A list, tuple, set, dict or generator. Its contents are the literal's elements, what is known by type only, and what is put in later. */
export interface Collection {
  readonly kind: 'collection';
  readonly type: 'list' | 'tuple' | 'set' | 'dict' | 'generator';
  /** The literal, comprehension, call or annotation it comes from: equal nodes mean equal collections. */
  readonly node: Expression;
  readonly scope: Scope;
  /** Of a literal or comprehension; evaluated in `scope` when asked for. Of a dict they are the values. */
  readonly elements: readonly Expression[];
  /** Contents known without an expression of their own: from an annotation, from another collection. */
  readonly of?: ValueSet;
  /** The same for the keys of a dict. */
  readonly keys?: ValueSet;
  /** Contents by position, of a tuple. */
  readonly positions?: readonly ValueSet[];
}

export type Value =
  /** A module, class or function from outside the program, by its canonical qualified name. */
  | { readonly kind: 'library'; readonly name: string }
  /**
   * An object made by a library class. `site` is where it came to be: its constructor, or the call of the factory that made it
   * (`origin` is the constructor then); unknown when only its type is known (annotation). `of`: what an annotation says it holds.
   */
  | { readonly kind: 'instance'; readonly type: string; readonly site?: CallSite; readonly origin?: CallSite; readonly of?: ValueSet }
  /** An object of a class of the program. */
  | { readonly kind: 'object'; readonly cls: ClassSymbol; readonly site?: CallSite; readonly origin?: CallSite }
  | { readonly kind: 'class'; readonly cls: ClassSymbol }
  | { readonly kind: 'function'; readonly fn: FunctionSymbol }
  /** A method of the program with the object it was taken from, and the class of that object. */
  | { readonly kind: 'bound'; readonly fn: FunctionSymbol; readonly receiver: Expression | undefined; readonly cls?: ClassSymbol }
  /** A method of a library object; `owner` is the collection it is a method of. */
  | {
      readonly kind: 'library-method';
      readonly receiver: Value & { kind: 'instance' };
      readonly name: string;
      readonly owner?: Collection;
    }
  | { readonly kind: 'module'; readonly module: ModuleSymbol }
  | Collection
  | { readonly kind: 'constant'; readonly value: number | string | boolean | null }
  /** What calling an `async def` gives; `call` made it. */
  | { readonly kind: 'coroutine'; readonly fn: FunctionSymbol; readonly call: Call }
  /** What calling a function with `yield` gives. */
  | { readonly kind: 'generator'; readonly fn: FunctionSymbol; readonly call: Call }
  /** `functools.partial(target, …)` */
  | { readonly kind: 'partial'; readonly target: Value; readonly call: Call; readonly scope: Scope }
  /** Something of which only what it gives when called is known: a weak reference, an annotated factory. `node` says so. */
  | { readonly kind: 'callable'; readonly returns: ValueSet; readonly node: Expression }
  /** Something of which only what awaiting it gives is known. */
  | { readonly kind: 'awaitable'; readonly gives: ValueSet; readonly node: Expression }
  /** `super()` inside a method of `cls`. */
  | { readonly kind: 'super'; readonly cls: ClassSymbol };

export interface ValueSet {
  readonly values: readonly Value[];
  readonly open: boolean;
}

export const unknown: ValueSet = { values: [], open: true };
export const nothing: ValueSet = { values: [], open: false };
export const only = (value: Value): ValueSet => ({ values: [value], open: false });

/** More possibilities than this are as good as unknown. */
const widest = 24;

export function union(sets: readonly ValueSet[]): ValueSet {
  const [first] = sets;
  if (first && sets.length === 1) return first;
  const values: Value[] = [];
  let open = false;
  for (const set of sets) {
    open ||= set.open;
    for (const value of set.values) if (!values.some((known) => isSame(known, value))) values.push(value);
    if (values.length > widest) return unknown;
  }
  return { values, open };
}

/** The answer for each possibility, together; unknown adds the unknown. */
export function each(set: ValueSet, answer: (value: Value) => ValueSet): ValueSet {
  const [first] = set.values;
  if (first && set.values.length === 1 && !set.open) return answer(first);
  return union([...set.values.map(answer), ...(set.open ? [unknown] : [])]);
}

/** One value stands for each construction site, symbol or name. */
function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'library':
      return b.kind === 'library' && a.name === b.name;
    case 'instance':
      return b.kind === 'instance' && a.site?.call === b.site?.call && a.type === b.type;
    case 'object':
      return b.kind === 'object' && a.site?.call === b.site?.call && a.cls === b.cls;
    case 'class':
    case 'super':
      return b.kind === a.kind && a.cls === b.cls;
    case 'function':
      return b.kind === 'function' && a.fn === b.fn;
    case 'bound':
      return b.kind === 'bound' && a.fn === b.fn && a.receiver === b.receiver;
    case 'library-method':
      return b.kind === 'library-method' && a.name === b.name && a.owner?.node === b.owner?.node && isSame(a.receiver, b.receiver);
    case 'module':
      return b.kind === 'module' && a.module === b.module;
    case 'collection':
    case 'callable':
    case 'awaitable':
      return b.kind === a.kind && a.node === b.node;
    case 'constant':
      return b.kind === 'constant' && a.value === b.value;
    case 'coroutine':
    case 'generator':
      return b.kind === a.kind && a.call === b.call;
    case 'partial':
      return b.kind === 'partial' && a.call === b.call && isSame(a.target, b.target);
  }
}

/** Possibilities that are something: `None` and other constants set aside, as `x = None` before the real assignment means nothing. */
export const objectsOf = (set: ValueSet): readonly Value[] => set.values.filter((value) => value.kind !== 'constant');

/** The same types without saying which objects: each time it is asked for it may be another one. */
export const typesOf = (set: ValueSet): ValueSet =>
  union([{ values: [], open: set.open }, ...set.values.map((value) => only(withoutSite(value)))]);

function withoutSite(value: Value): Value {
  if (value.kind === 'object') return { kind: 'object', cls: value.cls };
  return value.kind === 'instance' ? { kind: 'instance', type: value.type, ...(value.of ? { of: value.of } : {}) } : value;
}

/** The same possibilities in the same order. */
export const sameValues = (a: ValueSet, b: ValueSet): boolean =>
  a === b ||
  (a.open === b.open && a.values.length === b.values.length && a.values.every((value, index) => sameParts(value, b.values[index], 0)));

/** Symbols and nodes are compared as such, parts that hold values themselves by their parts. */
function sameParts(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true;
  if (depth > 8 || !isPart(a) || !isPart(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameParts(a[key], b[key], depth + 1));
}

/** Values, sets and lists of them, call sites. */
const isPart = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === 'object' &&
  part !== null &&
  (Array.isArray(part) ||
    'values' in part ||
    ('call' in part && 'unit' in part) ||
    ('kind' in part && !isSymbol(part) && !('start' in part)));

const isSymbol = (part: object): boolean => 'scope' in part && 'module' in part;
