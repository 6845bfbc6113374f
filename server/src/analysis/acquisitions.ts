/**
 * Function summaries for re-entry: the locks a function may wait for before it returns, in its own frame, with the
 * chain of calls that leads to each acquisition. Solved bottom-up from the bodies that acquire to their callers,
 * the least fixpoint of a growing set per function. Coroutines count where they are awaited at once, generators never.
 *
 * Errs on the side of silence: acquisitions that depend on a parameter or on who owns the lock, attempts, and locks
 * the function has released before are left out.
 */
import type { Call, Expression } from '../ir/expression.ts';
import { unwrap } from '../ir/visit.ts';
import type { CfgNode } from '../semantic/flow/cfg.ts';
import { reachable } from '../semantic/flow/cfg.ts';
import type { CallSite, FunctionSymbol } from '../semantic/symbols.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { pathKey } from './access-path.ts';
import { controlFlow } from './control-flow.ts';
import { bodyOf, type Body, type Context, defineAnalysis, locate } from './context.ts';
import { translatedPath } from './frames.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import type { Location } from './location.ts';
import { type Facts, noFacts, pathFacts } from './path-facts.ts';

export interface Acquisition {
  readonly lock: AbstractLock;
  /** Calls from this function down to the one that acquires, then the acquisition itself. */
  readonly chain: readonly ChainLink[];
}
export interface ChainLink { readonly at: Location; readonly text: string; readonly callee?: FunctionSymbol }

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
  for (const module of context.program.files.values()) {
    for (const fn of module.functions) {
      const own = directAcquisitions(fn, context);
      if (own.size === 0) continue;
      summaries.set(fn, own);
      work.push(fn);
    }
  }
  for (let callee = work.shift(); callee; callee = work.shift()) {
    for (const { caller, call } of callersOf(callee, context)) {
      if (lift(callee, call, caller, summaries, context) && !work.includes(caller)) work.push(caller);
    }
  }
  return summaries;
}

function directAcquisitions(fn: FunctionSymbol, context: Context): Map<string, Acquisition> {
  const own = new Map<string, Acquisition>();
  if (fn.ir.isGenerator || fn.ir.hasError) return own;
  for (const event of context.get(lockEvents, fn).values()) {
    if (event.action !== 'acquire' || event.mode !== 'blocking' || own.has(event.lock.key)) continue;
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

interface Caller { readonly caller: FunctionSymbol; readonly call: Call }

/** Calls in the program that surely run `callee`: its name is called, and nothing else can be meant. */
function callersOf(callee: FunctionSymbol, context: Context): readonly Caller[] {
  const name = callee.name === '__init__' && callee.cls ? callee.cls.name : callee.name;
  return context.program.mentions(name).flatMap((site) => {
    const caller = bodyOf(site.scope);
    return caller?.kind === 'function' && runs(site, callee, context) ? [{ caller, call: site.call }] : [];
  });
}

/** Whether the call runs `callee` before it is over. */
export function runs(site: CallSite, callee: FunctionSymbol, context: Context): boolean {
  return targetOf(site.call, site.scope.owner.kind === 'class' ? undefined : site.scope.owner, context) === callee;
}

/** The one function of the program that a call runs to its end; an `async def` only where it is awaited at once (see `isAwaited`). */
export function targetOf(call: Call, body: Body | undefined, context: Context): FunctionSymbol | undefined {
  if (!body) return undefined;
  const { values, open } = context.evaluator.evaluate(call.callee, body.scope);
  const [target] = values;
  if (open || values.length !== 1 || !target) return undefined;
  const fn = target.kind === 'function' || target.kind === 'bound' ? target.fn : undefined;
  if (!fn || fn.ir.isGenerator) return undefined;
  return fn;
}

/** Adds what `callee` acquires to `caller`; true when something was new. */
function lift(callee: FunctionSymbol, call: Call, caller: FunctionSymbol, summaries: Map<FunctionSymbol, Map<string, Acquisition>>, context: Context): boolean {
  const node = nodeOf(call, caller, context, callee.ir.isAsync);
  if (!node || caller.ir.isGenerator) return false;
  let grew = false;
  for (const acquisition of summaries.get(callee)?.values() ?? []) {
    const path = translatedPath(acquisition.lock.path, call, callee, caller, context);
    const key = path && pathKey(path);
    const known = summaries.get(caller) ?? new Map<string, Acquisition>();
    if (!path || key === undefined || known.has(key) || acquisition.chain.length >= longestChain || !certain(node, key, caller, context)) continue;
    const step: ChainLink = { at: locate(caller, caller.unit, call), text: calleeText(call), callee };
    known.set(key, { lock: { ...acquisition.lock, key, path }, chain: [step, ...acquisition.chain] });
    summaries.set(caller, known);
    grew = true;
  }
  return grew;
}

const calleeText = (call: Call): string => (call.callee.kind === 'attribute' ? call.callee.name : call.callee.kind === 'name' ? call.callee.id : '…');

/** The event at which the call runs its callee: the call, or the `await` right around it. */
export function nodeOf(call: Call, body: Body, context: Context, isAsync: boolean): CfgNode | undefined {
  const wanted = isAsync ? 'await' : 'call';
  return context.get(controlFlow, body).nodes.find((node) => node.kind === wanted && ranBy(node.expression) === call);
}

/** The call that an event runs: itself, or the one it awaits. */
export function ranBy(expression: Expression | undefined): Call | undefined {
  if (expression?.kind === 'call') return expression;
  const inner = expression?.kind === 'await' ? unwrap(expression.value) : undefined;
  return inner?.kind === 'call' ? inner : undefined;
}

export const factsAt = (node: CfgNode, body: Body, context: Context): Facts => context.get(pathFacts, body)[node.id] ?? noFacts;
