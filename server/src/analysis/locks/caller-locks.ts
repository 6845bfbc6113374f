/**
 * Locks that every known caller of a function holds at its call, in the function's own frame: must-held lock sets
 * across calls, the greatest fixpoint of an intersection over call sites.
 *
 * Errs on the side of "held": a private function that nobody is seen to call, or one behind a decorator that nobody
 * knows, is taken to hold every lock ('all'). The target of a thread and a public function without callers hold none.
 */
import { sameItems } from '../../engine/same.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { type CallSite, decoratorNames, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { callersOf, type PlacedInvocation } from '../calls/call-graph.ts';
import { wrappersOf } from '../calls/decorators.ts';
import { called } from '../calls/invocations.ts';
import { visibleMentions } from '../calls/visible-mentions.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { startedByBody } from '../parallel/contexts.ts';
import { isBuilding } from '../shared/phases.ts';
import { broughtBy, type CallerLocks, locksWith, meetOf } from './brought-locks.ts';
import { lockEvents } from './lock-events.ts';
import type { Held, LockSet } from './lock-set.ts';

const none: LockSet = new Map();

export const callerLocks = defineAnalysis<Body, CallerLocks>({
  name: 'caller-locks',
  bottom: 'all',
  compute: (body, context) => {
    if (body.kind === 'module' || context.get(beginsThread, body)) return none;
    if (isMysterious(body, context)) return 'all';
    // A function of a name that is all over the program is taken to be called with every lock.
    const mentions = visibleMentions(body, body.name, context);
    if (mentions?.some((site) => bringsNothing(site, body, context))) return none;
    const callers = mentions && callersOf(body, context);
    const later = callers?.filter(({ caller }) => !isBuilding(caller));
    if (!callers || !later || later.length === 0) return callers && isPublic(body) ? none : 'all';
    return later.map((placed) => locksBroughtBy(placed, body, context)).reduce(meetOf);
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
export const locksBefore = (node: number, body: Body, context: Context): CallerLocks | undefined =>
  locksWith(context.get(callerLocks, body), node, body, context);

/** The locks that one call brings. */
export const locksBroughtBy = (
  placed: PlacedInvocation & { readonly caller: FunctionSymbol },
  callee: FunctionSymbol,
  context: Context,
): CallerLocks => broughtBy(placed, callee, locksBefore(placed.node.id, placed.caller, context), context);

/** A plain call by a function that holds no lock at any time says enough, without a look at how control flows there. */
function bringsNothing({ call, scope }: CallSite, callee: FunctionSymbol, context: Context): boolean {
  const caller = bodyOf(scope);
  if (caller?.kind !== 'function' || lastIdentifier(call.callee) !== callee.name || isBuilding(caller)) return false;
  if (context.get(lockEvents, caller).size > 0 || !called(call, caller, context).some((each) => each.callee === callee)) return false;
  const brought = context.get(callerLocks, caller);
  return brought !== 'all' && brought.size === 0;
}

/** What others than its callers start: threads, handlers, callbacks. Public functions have callers, or else no lock. An answer of its own: most stays as it is when a root comes or moves. */
const beginsThread = defineAnalysis<FunctionSymbol, boolean>({
  name: 'begins-thread',
  compute: (fn, context) => context.get(startedByBody, context).has(fn),
});

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
