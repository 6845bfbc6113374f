/**
 * Calls of an event loop's own methods on another thread: timers, tasks, futures and queues of asyncio touched by code
 * that only threads run. They are not locked, and do not wake the loop. Which methods is said by the table; that only
 * threads run the code by the roots that reach it. Errs on the side of silence: threads that run a loop themselves.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachStatement } from '../../ir/visit.ts';
import type { LoopMethodModel } from '../../models/coroutines.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callees } from '../parallel/callees.ts';
import { onlyThreadsOf } from '../parallel/only-threads.ts';
import type { Root } from '../parallel/roots.ts';

export interface ForeignLoopCall {
  readonly call: Call;
  readonly unit: Unit;
  /** Canonical: `asyncio.AbstractEventLoop#call_soon`. */
  readonly name: string;
  /** What happens there: `unsafe`, or it raises as the thread has no loop. */
  readonly how: 'unsafe' | 'needs-loop';
  readonly root: Root;
}

export const loopMethodNames = spellingsOf('loop-method-names', ({ models }) => models.namesIn('loop-methods'));

/** In source order. */
export const foreignLoopCalls = defineAnalysis<Body, readonly ForeignLoopCall[]>({
  name: 'foreign-loop-calls',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.isAsync || body.ir.hasError) return [];
    const names = context.get(loopMethodNames, context);
    const touched = body.calls.flatMap(({ call, scope, unit }) => {
      const model = leads(names, call.callee, scope) ? modelOf(call, scope, context) : undefined;
      return model ? [{ call, unit, ...model }] : [];
    });
    const root = touched.length > 0 ? threadOf(body, context) : undefined;
    if (!root) return [];
    return touched.filter(({ how }) => how === 'unsafe' || !catchesRuntimeError(body)).map((each) => ({ ...each, root }));
  },
});

function modelOf(call: Call, scope: Scope, context: Context): Pick<ForeignLoopCall, 'name' | 'how'> | undefined {
  const set = context.evaluator.evaluate(call.callee, scope);
  const names = new Set(objectsOf(set).map((value) => qualifiedNameOf(value)));
  const [name] = names;
  const how: LoopMethodModel['fromThreads'] | undefined = name === undefined ? undefined : context.models.loopMethod(name)?.fromThreads;
  return names.size === 1 && name !== undefined && (how === 'unsafe' || how === 'needs-loop') ? { name, how } : undefined;
}

/** The thread that runs the body, where nothing else does and it has no loop of its own. */
function threadOf(body: FunctionSymbol, context: Context): Root | undefined {
  const roots = onlyThreadsOf(body, context);
  return roots.some((each) => runsLoop(each.body, context)) ? undefined : roots[0];
}

const loopStarts = /^(run_until_complete|run_forever|set_event_loop|new_event_loop|run|Runner)$/;
const mostBodies = 80;

/** Something that the thread runs makes or runs a loop. */
function runsLoop(start: Body, context: Context): boolean {
  const seen = new Set<Body>([start]);
  for (const body of seen) {
    if (body.calls.some(({ call, scope }) => loopStarts.test(lastIdentifier(call.callee) ?? '') && isOfLoops(call, scope, context)))
      return true;
    if (seen.size < mostBodies) for (const { callee } of context.get(callees, body)) seen.add(callee);
  }
  return false;
}

/** `run` is a name of many things; unknown ones may be a loop's. */
function isOfLoops(call: Call, scope: Scope, context: Context): boolean {
  const values = objectsOf(context.evaluator.evaluate(call.callee, scope));
  return values.length === 0 || values.some((value) => (qualifiedNameOf(value) ?? '').startsWith('asyncio.'));
}

function catchesRuntimeError({ ir }: FunctionSymbol): boolean {
  let found = false;
  forEachStatement(ir.body, (statement) => {
    found ||= statement.kind === 'try' && statement.handlers.length > 0;
  });
  return found;
}
