/**
 * The locks held at an access, as identities that mean the same in every body: must-held lock sets of the body and of
 * its callers, by the names the locks were made under. Errs on the side of "held": where a lock may be held that
 * nobody knows (`with` on an unknown object, an `acquire` of one), the answer is 'unknown'.
 */
import { contains } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { invocationsAt } from '../calls/invocations.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { AbstractLock } from '../locks/abstract-lock.ts';
import { locksBefore } from '../locks/caller-locks.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { type LockHome, lockHome } from '../locks/lock-identity.ts';
import type { Held, LockSet } from '../locks/lock-set.ts';
import { pathKey, pathOf } from '../objects/access-path.ts';
import { nodesOf } from './access-nodes.ts';
import type { Access } from './accesses.ts';

export interface HeldLock {
  readonly home: LockHome;
  readonly lock: AbstractLock;
  /** Where it was taken, in the body of the access or a caller's. */
  readonly held: Held;
  /** Belongs to the object whose attribute is accessed, to its class, or to the program: the same for whoever accesses the place. */
  readonly own: boolean;
}

/** By the key of the lock's home. */
export type HeldLocks = ReadonlyMap<string, HeldLock>;

const none: HeldLocks = new Map();

export function locksAt(access: Access, context: Context): HeldLocks | 'unknown' {
  const nodes = nodesOf(access, context);
  if (nodes.length === 0 || isUnderUnknown(access, context)) return 'unknown';
  let result: HeldLocks | undefined;
  for (const node of nodes) {
    const held = heldBefore(node, access, context);
    if (held === 'unknown') return 'unknown';
    if (held) result = result ? new Map([...result].filter(([key]) => held.has(key))) : held;
  }
  return result ?? 'unknown';
}

/** Undefined where control does not come. */
function heldBefore(node: CfgNode, access: Access, context: Context): HeldLocks | 'unknown' | undefined {
  const locks = locksBefore(node.id, access.body, context);
  if (locks === 'all') return 'unknown';
  return locks && heldLocksOf(locks, access, context);
}

/** The same by the names the locks were made under. */
export function heldLocksOf(locks: LockSet, access: Access, context: Context): HeldLocks | 'unknown' {
  if (locks.size === 0) return none;
  const found = new Map<string, HeldLock>();
  for (const held of locks.values()) {
    const { lock } = held.event;
    const home = lockHome(lock, context);
    if (!home) return 'unknown';
    found.set(home.key, { home, lock, held, own: isOwn(lock, home, access, context) });
  }
  return found;
}

function isOwn(lock: AbstractLock, home: LockHome, access: Access, context: Context): boolean {
  if (lock.path.root.kind === 'outer') return false;
  if (home.kind !== 'instance') return true;
  const object = access.object && pathOf(access.object, access.body.scope, context);
  return object !== undefined && pathKey({ root: lock.path.root, attributes: lock.path.attributes.slice(0, -1) }) === pathKey(object);
}

/** One thread at a time: what can guard memory. */
export const excludes = ({ lock }: HeldLock, context: Context): boolean => {
  const model = context.program.models.lock(lock.type);
  return model?.domain === 'threads' && model.again !== 'counts';
};

const isUnderUnknown = ({ at, body }: Access, context: Context): boolean => mayHoldUnknown(at, body, context);

/** Whether a lock that nobody knows may be held at an expression of the body. */
export function mayHoldUnknown(at: Expression, body: Body, context: Context): boolean {
  const { regions, everywhere } = context.get(unknownLocks, body);
  return everywhere || regions.some((region) => contains(region, at));
}

/** The `with` statements of a body that may hold a lock nobody knows, and whether one is taken by hand. */
const unknownLocks = defineAnalysis<Body, { readonly regions: readonly Statement[]; readonly everywhere: boolean }>({
  name: 'unknown-locks',
  compute: (body, context) => {
    const events = context.get(lockEvents, body);
    const strange = context.get(controlFlow, body).nodes.filter(({ id }) => !events.has(id));
    return {
      regions: strange.flatMap((node) => (node.kind === 'enter' && node.statement && mayLock(node, body, context) ? [node.statement] : [])),
      everywhere: strange.some(({ expression }) => expression?.kind === 'call' && isAcquire(expression.callee)),
    };
  },
});

const isAcquire = (callee: Expression): boolean =>
  (callee.kind === 'attribute' && /^(acquire|acquire_\w+|lock|enter_context)$/.test(callee.name)) ||
  (callee.kind === 'name' && /^_?(acquire_?lock|lock_?acquire|lock)$/i.test(callee.id));

const lockLike = /lock|mutex|sem|cond|guard|sync|monitor|exclusive|critical|atomic|transaction|latch|gate/i;

function mayLock(node: CfgNode, body: Body, context: Context): boolean {
  const manager = node.item && unwrap(node.item.context);
  if (!manager) return false;
  if (lockLike.test(render(manager))) return true;
  if (manager.kind === 'call') return false;
  const { values, open } = context.evaluator.evaluate(manager, body.scope);
  return (values.length === 0 || open) && invocationsAt(node, body, context).length === 0;
}
