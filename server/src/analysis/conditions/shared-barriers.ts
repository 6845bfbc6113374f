/**
 * Global barriers whose number of parties does not fit the threads that come to them, in whichever files these are: all
 * waits of the program are looked up, and who runs them. Errs on the side of silence: a wait in a branch or a loop, in a
 * function that anybody calls or that threads of two bodies begin with, a barrier that is handed on or reset.
 */
import { contains } from '../../base/span.ts';
import type { Call } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { type CallSite, lastIdentifier, type ModuleSymbol } from '../../semantic/symbols.ts';
import { visibleMentions } from '../calls/visible-mentions.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { pathOf } from '../objects/access-path.ts';
import { callers } from '../parallel/callers.ts';
import { type Root, startedRoots } from '../parallel/roots.ts';
import { timesMade } from '../threads/thread-counts.ts';
import { type Barrier, type BarrierMismatch, barriersMade } from './barrier-parties.ts';

/** Of the barriers that a module makes. */
export const sharedBarrierMismatches = defineAnalysis<ModuleSymbol, readonly BarrierMismatch[]>({
  name: 'shared-barrier-mismatches',
  compute: (module, context) =>
    barriersMade(module, context).flatMap((barrier) => (isPassedOn(barrier.name, barrier.call, context) ? [] : mismatch(barrier, context))),
});

function mismatch(barrier: Barrier, context: Context): readonly BarrierMismatch[] {
  const waits = usesOf('wait', barrier.call, context);
  const bodies = waits.flatMap(({ scope }) => bodyOf(scope) ?? []);
  const starts = context.get(startedRoots, context).filter(({ body, kind }) => kind === 'thread' && bodies.includes(body));
  const spawner = starts[0]?.spawner;
  if (!spawner || !waits.every((wait) => isPlain(wait, context)) || new Set(bodies).size !== waits.length) return [];
  if (!bodies.every((body) => body === spawner || isOnlyRunBy(body, spawner, starts, context))) return [];
  const counts = starts.map((root) => root.site?.creation && timesMade(root.site.creation, spawner, context));
  if (counts.includes(undefined)) return [];
  const own = bodies.includes(spawner) ? 1 : 0;
  const coming = counts.reduce<number>((sum, count) => sum + (count ?? 0), own);
  const waiters = [...new Set(starts.flatMap(({ body }) => (body.kind === 'function' ? [body] : [])))];
  return coming % barrier.parties === 0 ? [] : [{ ...barrier, coming, waiters }];
}

/** Calls of a method of this very barrier. */
const usesOf = (method: string, barrier: Call, context: Context): readonly CallSite[] =>
  context.program.mentions(method).filter(({ call: { callee }, scope }) => {
    const isMethod = callee.kind === 'attribute' && callee.name === method;
    return (
      isMethod &&
      context.evaluator.evaluate(callee.object, scope).values.some((value) => value.kind === 'instance' && value.site?.call === barrier)
    );
  });

/** Given to somebody, or broken and mended: who comes to it is not written down. */
function isPassedOn(name: string, barrier: Call, context: Context): boolean {
  const names = new Set([name, ...context.program.aliasesOf(name)]);
  const given = [...names].some((each) =>
    context.program.mentions(each).some(({ call }) => call.arguments.some(({ value }) => lastIdentifier(unwrap(value)) === each)),
  );
  return given || ['abort', 'reset'].some((method) => usesOf(method, barrier, context).length > 0);
}

/** By its global name, in a statement of the body itself: it is reached once, whatever happens. */
function isPlain({ call, scope }: CallSite, context: Context): boolean {
  const body = bodyOf(scope);
  const statements = body?.kind === 'function' ? body.ir.body.statements : [];
  const object = call.callee.kind === 'attribute' ? pathOf(call.callee.object, scope, context) : undefined;
  if (object?.root.kind !== 'global') return false;
  return statements.some((statement) => statement.kind === 'expression' && contains(statement, call));
}

/** The threads that one body makes begin with it, and nobody calls it. */
const isOnlyRunBy = (body: Body, spawner: Body, starts: readonly Root[], context: Context): boolean =>
  body.kind === 'function' &&
  visibleMentions(body, body.name, context) !== undefined &&
  context.get(callers, body).length === 0 &&
  starts.some((root) => root.body === body) &&
  starts.every((root) => root.spawner === spawner && root.site?.targets.length === 1);
