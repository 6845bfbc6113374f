/**
 * Updates spread over two critical sections: a value read under a lock, the lock given back, and something computed
 * from the value written under the same lock later. What others wrote in between is lost (atomicity violation across
 * sections). Errs on the side of silence: a section that looks at the place again before it writes, or that took the
 * old value away when it read it, knows what it does.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { childrenOf } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { accessesOf } from './accesses-to.ts';
import { type HeldLock, locksAt } from './held-at.ts';
import { isNearLock } from './nearness.ts';
import { isPrivatePhase } from './phases.ts';

export interface StaleWrite {
  readonly read: Access;
  readonly write: Access;
  /** The variable that carries the value over. */
  readonly variable: string;
  readonly lock: HeldLock;
  /** Another place of the program that changes it. */
  readonly other: Access;
}

interface Locked {
  readonly access: Access;
  readonly locks: ReadonlyMap<string, HeldLock>;
}

/** Of one body, in source order. */
export const staleWrites = defineAnalysis<Body, readonly StaleWrite[]>({
  name: 'stale-writes',
  compute: (body, context) => {
    if (!isNearLock(body, context)) return [];
    const all = context.get(accesses, body);
    const carried = all.flatMap((write) => carriedInto(write, all));
    if (carried.length === 0 || isPrivatePhase(body, context)) return [];
    const found = carried.flatMap((each) => staleWrite(each, context));
    return found.filter(({ write }, index) => found.findIndex((each) => each.write === write) === index);
  },
});

interface Carried extends Pick<StaleWrite, 'read' | 'write' | 'variable'> {
  /** Accesses of the place before the write. */
  readonly earlier: readonly Access[];
}

/** By the text alone: reads whose value a variable brings to the write. */
function carriedInto(write: Access, all: readonly Access[]): readonly Carried[] {
  const isWhole = write.kind === 'write' && write.element === undefined;
  if (write.value === undefined || write.inner || !(isWhole || isElement(write))) return [];
  const names = namesIn(write.value);
  if (names.size === 0) return [];
  const isEarlier = (each: Access): boolean =>
    each.place.key === write.place.key && each.display === write.display && each.at.end <= write.statement.start;
  const earlier = all.filter(isEarlier);
  return earlier.flatMap((read) => {
    const variable = keptAs(read, write, names);
    return variable === undefined ? [] : [{ read, write, variable, earlier }];
  });
}

function staleWrite({ read, write, variable, earlier }: Carried, context: Context): readonly StaleWrite[] {
  const [source, target] = [locksOf(read, context), locksOf(write, context)];
  const lock = source && target && lockOfBoth(source, target);
  const other = lock && !isLookedAtAgain(read, write, lock, earlier, context) ? otherChange(write, context) : undefined;
  return lock && other ? [{ read, write, variable, lock, other }] : [];
}

function locksOf(access: Access, context: Context): Locked | undefined {
  const locks = locksAt(access, context);
  return locks === 'unknown' ? undefined : { access, locks };
}

/** `n = self.n` for a variable that the write uses, bound nowhere else. */
function keptAs(read: Access, write: Access, names: ReadonlySet<string>): string | undefined {
  const { statement, body } = read;
  if (read.kind !== 'read' || statement.kind !== 'assign' || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  if (target?.kind !== 'name' || !names.has(target.id) || body.scope.globals.has(target.id)) return undefined;
  return (body.scope.bindings.get(target.id) ?? []).length === 1 && isPlainRead(statement.value, read, write) ? target.id : undefined;
}

/** `d[k] = v` under a key that means the same all the time. */
const isElement = ({ kind, method, element, body }: Access): boolean =>
  kind === 'mutate' &&
  method === '[]=' &&
  element !== undefined &&
  !element.includes('…') &&
  (element.match(/[A-Za-z_]\w*/g) ?? []).every((name) => (body.scope.bindings.get(name) ?? []).length <= 1);

/** The value itself, or arithmetic with it; what a call makes of it may be another thing. */
function isPlainRead(value: Expression, read: Access, write: Access): boolean {
  if (value.kind === 'parenthesized') return isPlainRead(value.value, read, write);
  if (value.kind === 'binary') return [value.left, value.right].some((each) => isThePlace(each, read, write));
  return isThePlace(value, read, write);
}

/** `self.n` for a write of `self.n`; `self.d[k]` or `self.d.get(k, 0)` for one of `self.d[k]`. */
function isThePlace(value: Expression, { target }: Access, { element }: Access): boolean {
  if (element === undefined) return value === target;
  if (value.kind === 'subscript') return value.object === target && value.indices.map(render).join(',') === element;
  if (value.kind !== 'call' || value.callee.kind !== 'attribute' || value.callee.name !== 'get') return false;
  const [key] = value.arguments;
  return value.callee.object === target && key?.star === 0 && render(key.value) === element;
}

function namesIn(value: Expression | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    if (node.kind === 'name') names.add(node.id);
    if (node.kind !== 'call') for (const child of childrenOf(node)) visit(child);
  };
  if (value && (value.kind === 'binary' || value.kind === 'collection' || value.kind === 'parenthesized')) visit(value);
  return names;
}

/** Held at both, but taken twice. */
function lockOfBoth(read: Locked, write: Locked): HeldLock | undefined {
  const shared = [...read.locks].filter(([key]) => write.locks.has(key));
  if (shared.some(([key, { held }]) => write.locks.get(key)?.held.event === held.event)) return undefined;
  return shared[0]?.[1];
}

/** The place is read or changed in the second section before it is written, or changed in the first after it was read. */
function isLookedAtAgain(read: Access, write: Access, lock: HeldLock, earlier: readonly Access[], context: Context): boolean {
  const between = earlier.filter((each) => each !== read && each.at.start > read.at.end);
  return between.some((each) => each.kind !== 'read' || isInSection(each, write, lock, context));
}

function isInSection(each: Access, write: Access, lock: HeldLock, context: Context): boolean {
  const [first, second] = [locksAt(each, context), locksAt(write, context)];
  if (first === 'unknown' || second === 'unknown') return true;
  return first.get(lock.home.key)?.held.event === second.get(lock.home.key)?.held.event;
}

/** Another change, or this one again: somebody takes the lock for a reason. */
function otherChange(write: Access, context: Context): Access | undefined {
  const all = accessesOf(write.place, context);
  const others = all.filter(
    (each) => changes(each) && each !== write && !isPrivatePhase(each.body, context) && each.body.kind !== 'module',
  );
  return others.find(({ body }) => body !== write.body) ?? others[0] ?? write;
}
