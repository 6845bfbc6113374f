/**
 * Methods that do nothing but read, or write, one attribute under the lock of their object: `get()` and `set(value)`,
 * also of one element, also as a property. Each is one critical section; whoever calls both has two. Errs on the side
 * of none: a setter that looks at the attribute knows what it overwrites.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';
import { excludes, type HeldLock, locksAt } from './held-at.ts';
import { isOnSelf, isPrivatePhase } from './phases.ts';
import { ownsLock } from './places.ts';

export interface LockedAccessor {
  readonly access: Access;
  readonly lock: HeldLock;
  /** The parameter that is the key of the element, if it is one; indices count the receiver. */
  readonly key: number | undefined;
  /** The parameter that a setter writes. */
  readonly value: number | undefined;
}

export const lockedAccessor = defineAnalysis<FunctionSymbol, LockedAccessor | undefined>({
  name: 'locked-accessor',
  compute: (fn, context) => {
    if (!fn.cls || fn.calls.length > mostCalls || isPrivatePhase(fn, context) || !context.get(ownsLock, fn.cls)) return undefined;
    const own = context.get(accesses, fn).filter((access) => access.place.kind === 'instance' && isOnSelf(access));
    const found = getter(fn, own) ?? setter(fn, own);
    const lock = found && guardOf(found.access, context);
    return found && lock && { ...found, lock };
  },
});

/** An accessor does next to nothing. */
const mostCalls = 3;

/** Names of setters that are called, and of those that are assigned to. */
export const setterNames = defineAnalysis<Context, { readonly called: ReadonlySet<string>; readonly assigned: ReadonlySet<string> }>({
  name: 'locked-setter-names',
  compute: (_, context) => {
    const setters = context.program.modules.flatMap((module) => context.get(settersIn, module));
    const names = (isProperty: boolean): ReadonlySet<string> =>
      new Set(setters.filter((fn) => fn.signature.decorators.length > 0 === isProperty).map(({ name }) => name));
    return { called: names(false), assigned: names(true) };
  },
});

const settersIn = defineAnalysis<ModuleSymbol, readonly FunctionSymbol[]>({
  name: 'locked-setters-in-module',
  compute: ({ classes }, context) => classes.flatMap((cls) => cls.methods).filter((fn) => context.get(isSetter, fn)),
});

/** All of them, as words that a body mentions. */
export const lockedSetterNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'locked-setter-words',
  compute: (_, context) => {
    const { called, assigned } = context.get(setterNames, context);
    return new Set([...called, ...assigned]);
  },
});

/** The same after most edits of the function, so that the names of all setters hear of few. */
const isSetter = defineAnalysis<FunctionSymbol, boolean>({
  name: 'is-locked-setter',
  compute: (fn, context) => fn.hasWith && context.get(mayTouchLocks, fn) && context.get(lockedAccessor, fn)?.value !== undefined,
});

type Found = Omit<LockedAccessor, 'lock'>;

/** One `return`, of the attribute or of an element. */
function getter(fn: FunctionSymbol, own: readonly Access[]): Found | undefined {
  const returned: Expression[] = [];
  forEachStatementOf(fn, (statement) => {
    if (statement.kind === 'return' && statement.value) returned.push(unwrap(statement.value));
  });
  const [value] = returned;
  if (!value || returned.length > 1) return undefined;
  for (const access of own) {
    const key = access.kind === 'read' ? keyRead(value, access.target) : undefined;
    if (value === access.target && access.kind === 'read') return { access, key: undefined, value: undefined };
    const index = key === undefined ? undefined : parameter(fn, key);
    if (index !== undefined) return { access, key: index, value: undefined };
  }
  return undefined;
}

/** `self.d[k]`, `self.d.get(k, 0)` */
function keyRead(value: Expression, target: Expression): Expression | undefined {
  if (value.kind === 'subscript') return value.object === target ? value.indices[0] : undefined;
  const isGet = value.kind === 'call' && value.callee.kind === 'attribute' && value.callee.name === 'get' && value.callee.object === target;
  return isGet ? value.arguments[0]?.value : undefined;
}

/** One write, of a parameter, and no other access of the attribute. */
function setter(fn: FunctionSymbol, own: readonly Access[]): Found | undefined {
  const [access, ...more] = own.filter(({ kind }) => kind !== 'read');
  if (!access || more.length > 0 || own.some((each) => each !== access && each.place.key === access.place.key)) return undefined;
  const value = access.value && parameter(fn, access.value);
  if (value === undefined || access.inner) return undefined;
  if (access.kind === 'write' && access.element === undefined) return { access, key: undefined, value };
  const key = fn.signature.parameters.findIndex(({ name }) => name === access.element);
  return access.kind === 'mutate' && access.method === '[]=' && key > 0 ? { access, key, value } : undefined;
}

function parameter(fn: FunctionSymbol, node: Expression): number | undefined {
  const name = render(unwrap(node));
  const index = fn.signature.parameters.findIndex((each) => each.name === name);
  return index > 0 && (fn.scope.bindings.get(name) ?? []).length === 1 ? index : undefined;
}

function guardOf(access: Access, context: Context): HeldLock | undefined {
  const locks = locksAt(access, context);
  return locks === 'unknown' ? undefined : [...locks.values()].find((lock) => lock.own && excludes(lock, context));
}
