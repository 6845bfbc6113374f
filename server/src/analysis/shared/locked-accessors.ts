/**
 * Methods that do nothing but read, or write, one attribute under the lock of their object: `get()` and `set(value)`,
 * also of one element, also as a property. Each is one critical section; whoever calls both has two. Errs on the side
 * of none: a setter that looks at the attribute knows what it overwrites.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Context, defineAnalysis, type Part } from '../context.ts';
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

/** Whether some class has a setter of the name that is called, or assigned to. */
export const namesSetter = (name: string, how: 'called' | 'assigned', context: Context): boolean =>
  context.get(setterNamed, context.part(context, name))[how];

const setterNamed = defineAnalysis<Part<Context>, { readonly called: boolean; readonly assigned: boolean }>({
  name: 'setter-named',
  compute: ({ name }, context) => {
    const isOne = (isProperty: boolean): boolean =>
      context.program
        .functionsNamed(name)
        .some((fn) => fn.cls !== undefined && fn.signature.decorators.length > 0 === isProperty && context.get(isSetter, fn));
    return { called: isOne(false), assigned: isOne(true) };
  },
  equals: (before, after) => before.called === after.called && before.assigned === after.assigned,
});

/** The same after most edits of the function, so that whoever has a name for it hears of few. */
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
