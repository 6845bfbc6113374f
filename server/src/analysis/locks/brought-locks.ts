/**
 * Locks that come along with a call, in the frame of the function that is called. The lock of an owner that guards its
 * parts (client-side locking) is none the part can name; it is brought all the same, known by where it was made.
 */
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { receiverName } from '../../semantic/symbols.ts';
import type { PlacedInvocation } from '../calls/call-graph.ts';
import { basePath, nestedIn, seesReceiverOf, selfPath } from '../calls/frames.ts';
import { argumentOf } from '../calls/invocations.ts';
import type { Body, Context } from '../context.ts';
import { type AccessPath, pathKey } from '../objects/access-path.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { lockEvents } from './lock-events.ts';
import { lockHome } from './lock-identity.ts';
import { type Held, heldLocks, type LockSet, neverHeld } from './lock-set.ts';

/** 'all': nothing is known against any lock. */
export type CallerLocks = LockSet | 'all';

const none: LockSet = new Map();

export function meetOf(left: CallerLocks, right: CallerLocks): CallerLocks {
  if (left === 'all') return right;
  return right === 'all' ? left : new Map([...left].filter(([key]) => right.has(key)));
}

/** The locks surely held before a node where these are brought: the body may have given them back itself. */
export function locksWith(brought: CallerLocks, node: number, body: Body, context: Context): CallerLocks | undefined {
  const held = context.get(heldLocks, body);
  const own = held === neverHeld ? none : held[node];
  if (brought === 'all' || !own || brought.size === 0) return brought === 'all' ? brought : own;
  const released = new Set(
    [...context.get(lockEvents, body).values()].flatMap(({ action, lock }) => (action === 'release' ? [lock.key] : [])),
  );
  return new Map([...[...brought].filter(([key]) => !released.has(key)), ...own]);
}

/** What is held at a call, as the callee knows it. */
export function broughtBy(
  { invocation, caller }: PlacedInvocation & { readonly caller: Body },
  callee: FunctionSymbol,
  held: CallerLocks | undefined,
  context: Context,
): CallerLocks {
  if (held === 'all' || held === undefined) return 'all';
  const found = new Map<string, Held>();
  for (const { event, depth } of held.values()) {
    const paths = pathsInCallee(event.lock.path, invocation, caller, callee, context);
    for (const path of paths.length > 0 ? paths : [pathFromOutside(event.lock, context)]) {
      const key = pathKey(path);
      found.set(key, { event: { ...event, lock: { ...event.lock, key, path } }, depth });
    }
  }
  return found;
}

/** A lock that the callee has no way to: it is known by its home alone; one without a home could be any. */
const pathFromOutside = (lock: AbstractLock, context: Context): AccessPath => ({
  root: { kind: 'outer', id: lockHome(lock, context)?.key ?? '' },
  attributes: [],
});

/** What a path of the caller is called in the callee: by the receiver, by each argument, or by the same name. */
function pathsInCallee(
  path: AccessPath,
  invocation: PlacedInvocation['invocation'],
  caller: Body,
  callee: FunctionSymbol,
  context: Context,
): readonly AccessPath[] {
  if (path.root.kind === 'global' || path.root.kind === 'class' || path.root.kind === 'outer') return [path];
  if (path.root.kind === 'self' && seesReceiverOf(callee, caller)) return [path];
  if (nestedIn(callee, caller)) {
    if (path.root.kind === 'captured') return [path];
    if (path.root.kind === 'local') return [{ root: { kind: 'captured', id: path.root.id }, attributes: path.attributes }];
  }
  const own = receiverName(callee) === undefined ? 0 : 1;
  return callee.signature.parameters.flatMap((_, index): readonly AccessPath[] => {
    const argument = index < own ? invocation.receiver : argumentOf(invocation, index);
    const base = argument && basePath(argument, caller, context);
    const rest = base && suffix(path, base);
    if (!rest) return [];
    return [{ root: index < own ? selfPath.root : { kind: 'parameter', id: String(index) }, attributes: rest }];
  });
}

function suffix(path: AccessPath, base: AccessPath): readonly string[] | undefined {
  const same = path.root.kind === base.root.kind && path.root.id === base.root.id;
  return same && base.attributes.every((name, index) => path.attributes[index] === name)
    ? path.attributes.slice(base.attributes.length)
    : undefined;
}
