/**
 * Tasks that nobody holds: `create_task` whose result is dropped, put where only weak references are, or kept in a local variable that is never read and
 * dies before the task can have run. The event loop has weak references only, so such a task may be collected
 * half-way (documentation of `asyncio.create_task`). Receivers are known by value: the module, a loop wherever it
 * was kept. A `TaskGroup` holds its tasks. Errs on the side of silence: unknown receivers, functions that wrap.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { unwrap } from '../../ir/visit.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { suspensionPoints } from '../parallel/suspension.ts';
import { loopCallback, takerNames } from './coroutine-callbacks.ts';
import { droppedCalls } from './dropped-calls.ts';
import { coroutineMadeBy } from './lost-coroutines.ts';
import { isOnlyTold, makerNames, makesTask, questions } from './made-tasks.ts';
import { weaklyKept } from './weakly-kept-tasks.ts';

export interface LostTask {
  readonly call: Call;
  readonly unit: Unit;
  /** The variable that held it, if one did. */
  readonly variable?: string;
  /** The container of weak references that it was put in. */
  readonly container?: string;
  /** The call is a statement of its own. */
  readonly alone: boolean;
  /** It takes a coroutine, in a coroutine and for the loop that runs it: a task group could take its place. */
  readonly groupable: boolean;
}

type Found = Omit<LostTask, 'groupable'>;

/** In source order. */
export const lostTasks = defineAnalysis<Body, readonly LostTask[]>({
  name: 'lost-tasks',
  compute: (body, context) => {
    const names = context.get(makerNames, context);
    const isMaker = ({ callee }: Call): boolean => leads(names, callee, body.scope);
    const byLoop = droppedByLoop(body, isMaker, context);
    if (!body.calls.some(({ call }) => isMaker(call))) return byLoop;
    const dropped = context.get(droppedCalls, body).flatMap(({ call, unit, alone }): readonly Found[] => {
      const made = withoutQuestions(call);
      return isMaker(made) && makesTask(made, body.scope, context) ? [{ call: made, unit, alone: alone && made === call }] : [];
    });
    const found = body.kind === 'function' ? [...dropped, ...forgotten(body, isMaker, context), ...weak(body, isMaker, context)] : dropped;
    return [...found.map((each) => ({ ...each, groupable: isGroupable(each.call, body, context) })), ...byLoop];
  },
});

/** `create_task(…).add_done_callback(…)`: the task knows its callback, not the callback its task. */
function withoutQuestions(call: Call): Call {
  const { callee } = call;
  const receiver = callee.kind === 'attribute' && questions.has(callee.name) ? unwrap(callee.object) : undefined;
  return receiver?.kind === 'call' ? receiver : call;
}

/** `loop.call_later(1, lambda: create_task(f()))`: the loop has no use for what a callback gives. */
function droppedByLoop(body: Body, isMaker: (call: Call) => boolean, context: Context): readonly LostTask[] {
  const takers = context.get(takerNames, context);
  return body.calls.flatMap(({ call, scope, unit }) => {
    const given = leads(takers, call.callee, scope) && call.arguments.some(({ value }) => value.kind === 'lambda');
    const callback = given ? loopCallback(call, scope, context) : undefined;
    const fn = callback?.kind === 'lambda' ? context.program.lambda(callback) : undefined;
    const [only] = fn?.ir.body.statements ?? [];
    const made = (only?.kind === 'return' || only?.kind === 'expression') && only.value ? unwrap(only.value) : undefined;
    return fn && made?.kind === 'call' && isMaker(made) && makesTask(made, fn.scope, context)
      ? [{ call: made, unit, alone: false, groupable: false }]
      : [];
  });
}

function isGroupable(call: Call, body: Body, context: Context): boolean {
  if (body.kind !== 'function' || !body.signature.isAsync) return false;
  const loop = call.callee.kind === 'attribute' ? loopOf(call.callee.object, body.scope) : undefined;
  const names = objectsOf(context.evaluator.evaluate((loop ?? call).callee, body.scope)).map((value) => qualifiedNameOf(value) ?? '');
  if (loop) return names.length > 0 && names.every((name) => ownLoops.has(name));
  const given = call.arguments[0]?.value;
  const isMade = (): boolean => given?.kind === 'call' && coroutineMadeBy(given, body.scope, context)?.gives === 'coroutine';
  return names.every((name) => name === 'asyncio.create_task' || (name === 'asyncio.ensure_future' && isMade()));
}

/** What gives a coroutine the very loop that runs it. */
const ownLoops: ReadonlySet<string> = new Set(['asyncio.get_running_loop', 'asyncio.get_event_loop']);

/** The call that gives the receiver, on the spot or by a local that is bound once. */
function loopOf(receiver: Expression, { bindings }: Scope): Call | undefined {
  const value = unwrap(receiver);
  if (value.kind === 'call') return value;
  const [only, second] = value.kind === 'name' ? (bindings.get(value.id) ?? []) : [];
  const held = only?.kind === 'value' && !second ? unwrap(only.value) : undefined;
  return held?.kind === 'call' ? held : undefined;
}

/** Kept in a local that nobody hands on, by a function that returns, or binds the local anew, before the loop runs anything else. A plain one that seems to run a loop itself holds it meanwhile. */
function forgotten(fn: FunctionSymbol, isMaker: (call: Call) => boolean, context: Context): readonly Found[] {
  if (!fn.signature.isAsync && fn.calls.some(({ call }) => /^run|_forever$/.test(lastIdentifier(call.callee) ?? ''))) return [];
  const uses = context.get(callUses, fn);
  return fn.calls.flatMap(({ call, unit }) => {
    const use = uses.get(call);
    if (use?.how !== 'bound' || use.name === undefined || use.awaited || !isMaker(call)) return [];
    const dies = isOnlyTold(use.name, fn) && (!suspendsAfter(call, fn, context) || isMadeAgain(call, fn, context));
    return dies && makesTask(call, fn.scope, context) ? [{ call, unit, variable: use.name, alone: false }] : [];
  });
}

/** In a container that keeps nothing alive, by a function that does not wait afterwards with the task still in a variable. */
function weak(fn: FunctionSymbol, isMaker: (call: Call) => boolean, context: Context): readonly Found[] {
  const isMade = (call: Call): boolean => isMaker(call) && makesTask(call, fn.scope, context);
  const uses = context.get(callUses, fn);
  return weaklyKept(fn, isMade, context)
    .filter(({ call }) => uses.get(call)?.how !== 'bound' || !suspendsAfter(call, fn, context))
    .map(({ call, container }) => ({ call, unit: fn.unit, container, alone: false }));
}

/** The loop may run the task while the variable still holds it. */
function suspendsAfter(call: Call, fn: FunctionSymbol, context: Context): boolean {
  const points = context.get(suspensionPoints, fn);
  if (points.length === 0) return false;
  const node = context.get(controlFlow, fn).nodes.find(({ expression }) => expression === call);
  if (!node) return true;
  const after = reachable([node]);
  return points.some((point) => after.has(point));
}

/** The next round of a loop makes another one before the loop has run anything. */
function isMadeAgain(call: Call, fn: FunctionSymbol, context: Context): boolean {
  const points = new Set(context.get(suspensionPoints, fn));
  const node = context.get(controlFlow, fn).nodes.find(({ expression }) => expression === call);
  const next = node?.edges.flatMap(({ kind, to }) => (kind === 'exception' ? [] : [to])) ?? [];
  return node !== undefined && reachable(next, (from) => !points.has(from)).has(node);
}
