/**
 * Locks that every known caller of a function holds at its call, in the function's own frame: must-held lock sets
 * across calls, the greatest fixpoint of an intersection over call sites. The lock of an owner that guards its parts
 * (client-side locking) is none the part can name; it is brought all the same.
 *
 * Errs on the side of "held": a private function that nobody is seen to call, or one behind a decorator that nobody
 * knows, is taken to hold every lock ('all'). The target of a thread and a public function without callers hold none.
 */
import { sameItems } from '../../engine/same.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { type CallSite, decoratorNames, type FunctionSymbol, lastIdentifier, receiverName, type Scope } from '../../semantic/symbols.ts';
import { callersOf, type PlacedInvocation } from '../calls/call-graph.ts';
import { wrappersOf } from '../calls/decorators.ts';
import { argumentOf, called } from '../calls/invocations.ts';
import { visibleMentions } from '../calls/visible-mentions.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { rootsByBody } from '../parallel/contexts.ts';
import { isBuilding } from '../shared/phases.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { lockEvents } from './lock-events.ts';
import { lockHome } from './lock-identity.ts';
import { type Held, heldLocks, type LockSet, neverHeld } from './lock-set.ts';

export type CallerLocks = LockSet | 'all';

const none: LockSet = new Map();

export const callerLocks = defineAnalysis<Body, CallerLocks>({
  name: 'caller-locks',
  bottom: 'all',
  compute: (body, context) => {
    if (body.kind === 'module' || beginsThread(body, context)) return none;
    if (isMysterious(body, context)) return 'all';
    // A function of a name that is all over the program is taken to be called with every lock.
    const mentions = visibleMentions(body, body.name, context);
    if (mentions?.some((site) => bringsNothing(site, body, context))) return none;
    const callers = mentions && callersOf(body, context);
    const later = callers?.filter(({ caller }) => !isBuilding(caller));
    if (!callers || !later || later.length === 0) return callers && isPublic(body) ? none : 'all';
    return later.map((placed) => broughtBy(placed, body, context)).reduce(meet);
  },
  equals: (before, after) =>
    before === after ||
    (before !== 'all' &&
      after !== 'all' &&
      before.size === after.size &&
      [...before].every(([key, held]) => sameHeld(held, after.get(key)))),
});

/** Of the same event and the same constructions: those of a text that is gone are no answer. */
const sameHeld = (before: Held, after: Held | undefined): boolean =>
  before.depth === after?.depth && before.event.node === after.event.node && sameItems(before.event.lock.made, after.event.lock.made);

/** The locks surely held before a node: the body's own and its callers', which it may have given back itself. */
export function locksBefore(node: number, body: Body, context: Context): CallerLocks | undefined {
  const held = context.get(heldLocks, body);
  const own = held === neverHeld ? none : held[node];
  const brought = context.get(callerLocks, body);
  if (brought === 'all' || !own || brought.size === 0) return brought === 'all' ? brought : own;
  const released = new Set(
    [...context.get(lockEvents, body).values()].flatMap(({ action, lock }) => (action === 'release' ? [lock.key] : [])),
  );
  return new Map([...[...brought].filter(([key]) => !released.has(key)), ...own]);
}

/** A plain call by a function that holds no lock at any time says enough, without a look at how control flows there. */
function bringsNothing({ call, scope }: CallSite, callee: FunctionSymbol, context: Context): boolean {
  const caller = bodyOf(scope);
  if (caller?.kind !== 'function' || lastIdentifier(call.callee) !== callee.name || isBuilding(caller)) return false;
  if (context.get(lockEvents, caller).size > 0 || !called(call, caller, context).some((each) => each.callee === callee)) return false;
  const brought = context.get(callerLocks, caller);
  return brought !== 'all' && brought.size === 0;
}

function meet(left: CallerLocks, right: CallerLocks): CallerLocks {
  if (left === 'all') return right;
  return right === 'all' ? left : new Map([...left].filter(([key]) => right.has(key)));
}

/** What others than its callers start: threads, handlers, callbacks. Public functions have callers, or else no lock. */
const beginsThread = (fn: FunctionSymbol, context: Context): boolean =>
  (context.get(rootsByBody, context).get(fn) ?? []).some(({ kind }) => kind !== 'public' && kind !== 'test' && kind !== 'main');

/** Behind a decorator of unknown make, which may take a lock. */
function isMysterious(fn: FunctionSymbol, context: Context): boolean {
  if (isPlain(fn) || wrappersOf(fn, context).length > 0) return false;
  return fn.signature.decorators.some((decorator) => {
    const { values, open } = context.evaluator.evaluate(
      decorator.kind === 'call' ? decorator.callee : decorator,
      fn.scope.parent ?? fn.scope,
    );
    const known = values.length > 0 && !open && values.every(({ kind }) => kind === 'library' || kind === 'library-method');
    return !known || decoratorNames(fn).some((name) => /lock|sync|guard|mutex/i.test(name));
  });
}

const isPublic = (fn: FunctionSymbol): boolean =>
  (!fn.name.startsWith('_') || /^__\w+__$/.test(fn.name)) && fn.scope.parent?.owner.kind !== 'function' && !fn.signature.isLambda;

/** The locks that one call brings. */
export function broughtBy(
  { node, invocation, caller }: PlacedInvocation & { readonly caller: FunctionSymbol },
  callee: FunctionSymbol,
  context: Context,
): CallerLocks {
  const held = locksBefore(node.id, caller, context);
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
  caller: FunctionSymbol,
  callee: FunctionSymbol,
  context: Context,
): readonly AccessPath[] {
  if (path.root.kind === 'global' || path.root.kind === 'class' || path.root.kind === 'outer') return [path];
  if (isInside(callee, caller)) {
    if (path.root.kind === 'self' || path.root.kind === 'captured') return [path];
    if (path.root.kind === 'local') return [{ root: { kind: 'captured', id: path.root.id }, attributes: path.attributes }];
  }
  const own = receiverName(callee) === undefined ? 0 : 1;
  return callee.signature.parameters.flatMap((_, index): readonly AccessPath[] => {
    const argument = index < own ? invocation.receiver : argumentOf(invocation, index);
    const base = argument && (isSuper(argument) ? receiver : pathOf(argument, caller.scope, context));
    const rest = base && suffix(path, base);
    if (!rest) return [];
    return [{ root: index < own ? receiver.root : { kind: 'parameter', id: String(index) }, attributes: rest }];
  });
}

const receiver: AccessPath = { root: { kind: 'self', id: '' }, attributes: [] };

const isSuper = (node: PlacedInvocation['invocation']['at']): boolean =>
  node.kind === 'call' && node.callee.kind === 'name' && node.callee.id === 'super';

function suffix(path: AccessPath, base: AccessPath): readonly string[] | undefined {
  const same = path.root.kind === base.root.kind && path.root.id === base.root.id;
  return same && base.attributes.every((name, index) => path.attributes[index] === name)
    ? path.attributes.slice(base.attributes.length)
    : undefined;
}

function isInside(inner: FunctionSymbol, outer: FunctionSymbol): boolean {
  for (let scope: Scope | undefined = inner.scope.parent; scope; scope = scope.parent) if (scope.owner === outer) return true;
  return false;
}
