/**
 * Function summaries for re-entry: the locks a function may wait for before it returns, in its own frame, with the
 * chain of calls that leads to each acquisition. Solved bottom-up from the bodies that acquire to their callers,
 * the least fixpoint of a growing set per function. Coroutines count where they are awaited, generators where they are iterated or entered.
 *
 * Errs on the side of silence: acquisitions that depend on a parameter or on who owns the lock, attempts, and locks
 * the function has released before are left out.
 */
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, isContextManager } from '../../semantic/symbols.ts';
import { callersOf, type PlacedInvocation } from '../calls/call-graph.ts';
import { translatedPath } from '../calls/frames.ts';
import { type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Facts, pathFacts } from '../flow/path-facts.ts';
import type { Location } from '../location.ts';
import { pathKey } from '../objects/access-path.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';

export interface Acquisition {
  readonly lock: AbstractLock;
  /** Calls from this function down to the one that acquires, then the acquisition itself. */
  readonly chain: readonly ChainLink[];
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

/** Of the whole program; functions that wait for no lock are missing. */
export const acquisitions = defineAnalysis<Context, ReadonlyMap<FunctionSymbol, Acquisitions>>({
  name: 'acquisitions',
  compute: (_, context) => solve(context),
});

export const acquisitionsOf = (fn: FunctionSymbol, context: Context): Acquisitions => context.get(acquisitions, context).get(fn) ?? none;

function solve(context: Context): ReadonlyMap<FunctionSymbol, Acquisitions> {
  const summaries = new Map<FunctionSymbol, Map<string, Acquisition>>();
  const work: FunctionSymbol[] = [];
  for (const module of context.program.modules) {
    for (const fn of module.functions) {
      const own = directAcquisitions(fn, context);
      if (own.size === 0) continue;
      summaries.set(fn, own);
      work.push(fn);
    }
  }
  for (let callee = work.shift(); callee; callee = work.shift()) {
    for (const placed of callersOf(callee, context)) {
      if (lift(placed, placed.caller, summaries, context) && !work.includes(placed.caller)) work.push(placed.caller);
    }
  }
  return summaries;
}

function directAcquisitions(fn: FunctionSymbol, context: Context): Map<string, Acquisition> {
  const own = new Map<string, Acquisition>();
  if (fn.ir.hasError) return own;
  for (const event of context.get(lockEvents, fn).values()) {
    if (event.action !== 'acquire' || event.mode !== 'blocking' || event.via === 'helper' || own.has(event.lock.key)) continue;
    if (certain(event.node, event.lock.key, fn, context)) own.set(event.lock.key, { lock: event.lock, chain: [link(event, fn)] });
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
  const parameters = new Set(fn.ir.parameters.slice(fn.cls ? 1 : 0).map((parameter) => parameter.name));
  return [...facts.keys()].some((key) => ownership.test(key) || key.split(/[^\w]+/).some((word) => parameters.has(word)));
}

/** Adds what `callee` acquires to its caller; true when something was new. */
function lift(
  placed: PlacedInvocation,
  caller: FunctionSymbol,
  summaries: Map<FunctionSymbol, Map<string, Acquisition>>,
  context: Context,
): boolean {
  const { node, invocation } = placed;
  if (caller.ir.isGenerator && !isContextManager(caller)) return false;
  let grew = false;
  for (const acquisition of summaries.get(invocation.callee)?.values() ?? []) {
    const path = translatedPath(acquisition.lock.path, invocation, caller, context);
    const key = path && pathKey(path);
    const known = summaries.get(caller) ?? new Map<string, Acquisition>();
    if (!path || key === undefined || known.has(key) || acquisition.chain.length >= longestChain || !certain(node, key, caller, context))
      continue;
    const step: ChainLink = { at: locate(caller, node.unit, invocation.at), text: invocation.text, callee: invocation.callee };
    known.set(key, { lock: { ...acquisition.lock, key, path }, chain: [step, ...acquisition.chain] });
    summaries.set(caller, known);
    grew = true;
  }
  return grew;
}
