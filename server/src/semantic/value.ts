/**
 * Abstract values: what an expression may evaluate to, as far as concurrency cares.
 *
 * A `ValueSet` is a set of possibilities. `open` means that there may be others nobody knows of; the empty
 * open set is "unknown". Order: more values and `open` are higher; bottom is the empty closed set. The
 * analysis is flow-insensitive and errs on the side of `open`: unknown is a value, it never fires a rule.
 */
import type { Call, Expression } from '../ir/expression.ts';
import type { CallSite, ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from './symbols.ts';

export type Value =
  /** A module, class or function from outside the program, by its canonical qualified name. */
  | { readonly kind: 'library'; readonly name: string }
  /** An object made by a library class. `site` is where it came to be: its constructor, or the call of the factory that made it (`origin` is the constructor then); unknown when only its type is known (annotation). */
  | { readonly kind: 'instance'; readonly type: string; readonly site?: CallSite; readonly origin?: CallSite }
  /** An object of a class of the program. */
  | { readonly kind: 'object'; readonly cls: ClassSymbol; readonly site?: CallSite; readonly origin?: CallSite }
  | { readonly kind: 'class'; readonly cls: ClassSymbol }
  | { readonly kind: 'function'; readonly fn: FunctionSymbol }
  /** A method of the program with the object it was taken from. */
  | { readonly kind: 'bound'; readonly fn: FunctionSymbol; readonly receiver: Expression | undefined }
  /** A method of a library object. */
  | { readonly kind: 'library-method'; readonly receiver: Value & { kind: 'instance' }; readonly name: string }
  | { readonly kind: 'module'; readonly module: ModuleSymbol }
  /** A list, tuple, set, dict or generator; `elements` are evaluated in `scope` when asked for; `of` are elements known by type only. */
  | {
      readonly kind: 'collection';
      readonly elements: readonly Expression[];
      readonly scope: Scope;
      readonly node: Expression;
      readonly of?: readonly Value[];
    }
  | { readonly kind: 'constant'; readonly value: number | string | boolean | null }
  /** What calling an `async def` gives; `call` made it. */
  | { readonly kind: 'coroutine'; readonly fn: FunctionSymbol; readonly call: Call }
  /** `functools.partial(target, …)` */
  | { readonly kind: 'partial'; readonly target: Value; readonly call: Call; readonly scope: Scope }
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
  const values: Value[] = [];
  const seen = new Set<unknown>();
  let open = false;
  for (const set of sets) {
    open ||= set.open;
    for (const value of set.values) {
      const key = identityOf(value);
      if (!seen.has(key)) {
        seen.add(key);
        values.push(value);
      }
    }
  }
  return values.length > widest ? unknown : { values, open };
}

/** Equal keys mean equal values: one object stands for each construction site, symbol or name. */
function identityOf(value: Value): unknown {
  switch (value.kind) {
    case 'library':
      return `library ${value.name}`;
    case 'instance':
      return value.site?.call ?? `instance ${value.type}`;
    case 'object':
      return value.site?.call ?? value.cls.scope;
    case 'class':
      return value.cls;
    case 'function':
      return value.fn;
    case 'bound':
      return value.receiver ?? value.fn;
    case 'library-method':
      return value;
    case 'module':
      return value.module;
    case 'collection':
      return value.node;
    case 'constant':
      return `constant ${typeof value.value} ${String(value.value)}`;
    case 'coroutine':
    case 'partial':
      return value.call;
    case 'super':
      return value.cls.scope.bindings;
  }
}

/** Possibilities that are something: `None` and other constants set aside, as `x = None` before the real assignment means nothing. */
export const objectsOf = (set: ValueSet): readonly Value[] => set.values.filter((value) => value.kind !== 'constant');

/** The same possibilities in the same order. */
export const sameValues = (a: ValueSet, b: ValueSet): boolean =>
  a.open === b.open && a.values.length === b.values.length && a.values.every((value, index) => sameParts(value, b.values[index], 0));

/** Values are flat: symbols and nodes are compared as such, parts that are values themselves by their parts. */
function sameParts(a: unknown, b: unknown, depth: number): boolean {
  if (a === b) return true;
  if (depth > 2 || !isPart(a) || !isPart(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameParts(a[key], b[key], depth + 1));
}

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && (Array.isArray(value) || 'kind' in value) && !('scope' in value && 'module' in value);
