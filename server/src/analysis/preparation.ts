/**
 * What joins over the whole program will ask of every body, asked one body at a time. The first join of a large program
 * costs seconds in one piece, and nobody may wait that long for a key press. An answer asked for early is the same
 * answer, so this changes when work is done and nothing else; it errs towards asking what turns out not to be needed.
 */
import { invocations } from './calls/call-graph.ts';
import type { Body, Context } from './context.ts';
import { lockEvents } from './locks/lock-events.ts';
import { callees } from './parallel/callees.ts';
import { rootsByBody } from './parallel/contexts.ts';
import { rootsIn } from './parallel/raw-roots.ts';
import { accesses } from './shared/accesses.ts';

/** Pauses after each question. The program must not change before it has ended. */
export function* preparation(context: Context): Generator<undefined, void> {
  const bodies = context.program.modules
    .filter((module) => context.program.isConcurrent(module))
    .flatMap((module): readonly Body[] => [module, ...module.functions]);
  for (const body of bodies) yield void context.get(rootsIn, body);
  yield* callGraph(context);
  for (const body of bodies) yield void context.get(lockEvents, body);
  for (const body of bodies) yield void context.get(accesses, body);
}

/** From where threads of control begin to whatever they run. */
function* callGraph(context: Context): Generator<undefined, void> {
  const seen = new Set<Body>(context.get(rootsByBody, context).keys());
  for (const body of seen) {
    yield void context.get(invocations, body);
    for (const { callee } of context.get(callees, body)) seen.add(callee);
    yield;
  }
}
