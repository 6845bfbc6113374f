/**
 * Function summaries for re-entry: the locks a function may wait for before it returns, in its own frame, with the
 * chain of calls that leads to each acquisition: the least fixpoint of a growing set per function. Coroutines count where they are awaited, generators where they are iterated or entered.
 *
 * Errs on the side of silence: acquisitions that depend on a parameter or on who owns the lock, attempts, and locks
 * the function has released before are left out.
 */
import { sameItems } from '../../engine/same.ts';
import type { Expression } from '../../ir/expression.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, isContextManager, lastIdentifier } from '../../semantic/symbols.ts';
import { invocations, type PlacedInvocation } from '../calls/call-graph.ts';
import { translatedPath } from '../calls/frames.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Analysis, type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Facts, noFacts, pathFacts, sameFacts } from '../flow/path-facts.ts';
import type { Location } from '../location.ts';
import { pathKey } from '../objects/access-path.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { standingFacts, standingInCaller } from './standing-facts.ts';

export interface Acquisition {
  readonly lock: AbstractLock;
  /** Calls from this function down to the one that acquires, then the acquisition itself. */
  readonly chain: readonly ChainLink[];
  /** What surely holds when it comes to that, as far as this function's callers can know. */
  readonly given: Facts;
}
export interface ChainLink {
  readonly at: Location;
  readonly text: string;
  readonly callee?: FunctionSymbol;
}

export type Acquisitions = ReadonlyMap<string, Acquisition>;
const none: Acquisitions = new Map();

/** Longer chains are not followed: nobody reads them. */
const longestChain = 6;

/** Empty for functions that wait for no lock. */
const acquisitions: Analysis<FunctionSymbol, Acquisitions> = defineAnalysis<FunctionSymbol, Acquisitions>({
  name: 'acquisitions',
  bottom: none,
  equals: sameAcquisitions,
  compute: (fn, context) => (context.get(mayReachLocks, fn) ? reached(fn, context) : none),
});

export const acquisitionsOf = (fn: FunctionSymbol, context: Context): Acquisitions => context.get(acquisitions, fn);

/** By spelling alone: the function touches locks, or calls something with the name of a function that may. */
const mayReachLocks: Analysis<FunctionSymbol, boolean> = defineAnalysis<FunctionSymbol, boolean>({
  name: 'may-reach-locks',
  bottom: false,
  compute: (fn, context) =>
    context.get(mayTouchLocks, fn) ||
    fn.signature.decorators.length > 0 ||
    fn.calls.some(({ call }) => functionsMeant(call.callee, context).some((callee) => context.get(mayReachLocks, callee))),
});

function functionsMeant(callee: Expression, context: Context): readonly FunctionSymbol[] {
  const name = lastIdentifier(callee);
  return name === undefined ? [] : context.program.functionsNamed(name);
}

/** Its own acquisitions, and by the shortest chain those of the functions it runs. */
function reached(fn: FunctionSymbol, context: Context): Acquisitions {
  const found = directAcquisitions(fn, context);
  if (fn.signature.isGenerator && !isContextManager(fn)) return found;
  for (const placed of context.get(invocations, fn)) {
    for (const acquisition of acquisitionsOf(placed.invocation.callee, context).values()) lift(acquisition, placed, fn, found, context);
  }
  return found;
}

function directAcquisitions(fn: FunctionSymbol, context: Context): Map<string, Acquisition> {
  const own = new Map<string, Acquisition>();
  if (fn.ir.hasError) return own;
  for (const event of context.get(lockEvents, fn).values()) {
    if (event.action !== 'acquire' || event.mode !== 'blocking' || event.via === 'helper' || own.has(event.lock.key)) continue;
    if (!certain(event.node, event.lock.key, fn, context)) continue;
    const given = standingFacts(context.get(pathFacts, fn)[event.node.id] ?? noFacts, fn);
    own.set(event.lock.key, { lock: event.lock, chain: [link(event, fn)], given });
  }
  return own;
}

const link = (event: LockEvent, fn: FunctionSymbol): ChainLink => ({ at: locate(fn, event.node.unit, event.at), text: event.lock.display });

/** Reached without a release of the lock on the way, and not only under a condition on a parameter or on the owner. */
function certain(node: CfgNode, lock: string, fn: FunctionSymbol, context: Context): boolean {
  const facts = context.get(pathFacts, fn)[node.id];
  if (!facts || conditional(facts, fn)) return false;
  const events = context.get(lockEvents, fn);
  const releasing = (each: CfgNode): boolean => events.get(each.id)?.action === 'release' && events.get(each.id)?.lock.key === lock;
  return reachable([context.get(controlFlow, fn).entry], (from) => !releasing(from)).has(node);
}

const ownership = /get_ident|current_thread|currentThread|locked\(|_is_owned|owner|getpid|acquired|_held|is_held/;

function conditional(facts: Facts, fn: FunctionSymbol): boolean {
  const parameters = new Set(fn.signature.parameters.slice(fn.cls ? 1 : 0).map((parameter) => parameter.name));
  return [...facts.keys()].some((key) => ownership.test(key) || key.split(/[^\w]+/).some((word) => parameters.has(word)));
}

/** Adds what a callee acquires to its caller, in the caller's frame. */
function lift(
  { lock, chain, given }: Acquisition,
  { node, invocation }: PlacedInvocation,
  caller: FunctionSymbol,
  found: Map<string, Acquisition>,
  context: Context,
): void {
  if (chain.length >= longestChain) return;
  const path = translatedPath(lock.path, invocation, caller, context);
  const key = path && pathKey(path);
  if (!path || key === undefined || (found.get(key)?.chain.length ?? longestChain + 1) <= chain.length + 1) return;
  if (!certain(node, key, caller, context)) return;
  const facts = context.get(pathFacts, caller)[node.id] ?? noFacts;
  const standing = standingInCaller(given, invocation, caller, facts);
  if (!standing) return;
  const step: ChainLink = { at: locate(caller, node.unit, invocation.at), text: invocation.text, callee: invocation.callee };
  const both = new Map([...standing, ...standingFacts(facts, caller)]);
  found.set(key, { lock: { ...lock, key, path }, chain: [step, ...chain], given: both });
}

function sameAcquisitions(before: Acquisitions, after: Acquisitions): boolean {
  return (
    before.size === after.size &&
    [...before].every(([key, { chain, lock, given }]) => {
      const now = after.get(key);
      return now !== undefined && sameChain(chain, now.chain) && sameItems(lock.made, now.lock.made) && sameFacts(given, now.given);
    })
  );
}

const sameChain = (a: readonly ChainLink[], b: readonly ChainLink[] | undefined): boolean =>
  a.length === b?.length && a.every((link, index) => sameLink(link, b[index]));

const sameLink = (a: ChainLink, b: ChainLink | undefined): boolean =>
  a.callee === b?.callee && a.text === b?.text && a.at.unit === b.at.unit && a.at.start === b.at.start && a.at.end === b.at.end;
