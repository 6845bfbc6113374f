/**
 * Locks, queues and shared values of one function that are handed to a process for which the function does not wait: when
 * it returns they are freed, and the name behind them is gone before a child that is not forked has opened it. Errs on
 * the side of silence: process and primitive stay in the function, which does nothing more once the last process is started.
 */
import type { Expression } from '../../ir/expression.ts';
import type { CallSite, FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { argumentsFor } from '../locks/hand-over.ts';
import { madeHere } from '../objects/made-here.ts';
import { isSeenInside, usesOf } from '../objects/name-uses.ts';
import { spawnFact } from '../parallel/spawn-facts.ts';
import { type Lifecycle, lifecycles } from '../threads/thread-lifecycle.ts';
import { startsOf } from '../threads/thread-operations.ts';
import { isForkChosen } from './start-methods.ts';

export interface ShortLivedPrimitive {
  readonly process: Lifecycle;
  /** The variable, as it is handed over. */
  readonly given: Expression;
  readonly name: string;
  readonly made: CallSite;
}

/** One for each process, in source order. */
export const shortLivedPrimitives = defineAnalysis<Body, readonly ShortLivedPrimitive[]>({
  name: 'short-lived-primitives',
  compute: (body, context) =>
    body.kind === 'module' || context.get(isForkChosen, context)
      ? []
      : context.get(lifecycles, body).flatMap((process) => handedTo(process, body, context)),
});

function handedTo(process: Lifecycle, body: FunctionSymbol, context: Context): readonly ShortLivedPrimitive[] {
  const { creation, started, joined, holding } = process;
  const model = spawnFact(creation.type, context);
  if (!model || creation.type !== 'multiprocessing.Process' || creation.cls || !started || joined || holding.escapes) return [];
  const start = lastStart(process, body, context);
  if (start === undefined || creation.construction.call !== creation.call || goesOn(start, body)) return [];
  for (const { value, star } of argumentsFor(creation.call, model.arguments)) {
    const made = star === 0 && value.kind === 'name' ? lostAfter(start, value.id, body, context) : undefined;
    if (made && value.kind === 'name') return [{ process, given: value, name: value.id, made }];
  }
  return [];
}

/** Where the last of them has been started, in this body. */
function lastStart({ creation }: Lifecycle, body: FunctionSymbol, context: Context): number | undefined {
  const starts = startsOf(creation, context);
  return starts.every(({ scope }) => scope === body.scope) ? starts.at(-1)?.call.end : undefined;
}

/** Whatever else it calls takes its time, in which the child may begin. */
const goesOn = (from: number, { calls, ir }: FunctionSymbol): boolean =>
  ir.isGenerator ||
  ir.isAsync ||
  calls.some(
    ({ call: { start, callee } }) =>
      start > from && !(callee.kind === 'name' && callee.id === 'print') && !(callee.kind === 'attribute' && callee.name === 'start'),
  );

/** A primitive of `multiprocessing` that nothing uses after the last start. */
function lostAfter(start: number, name: string, body: FunctionSymbol, context: Context): CallSite | undefined {
  const isUsed = isSeenInside(name, body) || usesOf(name, body).some(({ node }) => node.start > start);
  return isUsed ? undefined : madeHere(name, primitives, body, context);
}

/** What has a semaphore behind it. */
const primitives =
  /^multiprocessing\.(Lock|RLock|Condition|Semaphore|BoundedSemaphore|Event|Barrier|Queue|JoinableQueue|SimpleQueue|Value|Array)$/;
