/**
 * Tasks that are cancelled and not waited for: `cancel()` only asks, the task ends when the loop runs it again. Two
 * precise cases: a local that is used for nothing but asking and cancelling once it is cancelled, and a private attribute
 * that no method of its class does anything else with. Errs on the side of silence: tasks that are handed on or only wait, groups,
 * functions that wait for all tasks, and what `asyncio.run` runs, for it waits for what is cancelled.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { expressionsOf, forEachExpression, forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier, receiverName } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { droppedCalls } from './dropped-calls.ts';

export interface UnawaitedCancellation {
  readonly call: Call;
  readonly unit: Unit;
  /** The task as the program writes it. */
  readonly task: string;
}

/** In source order. */
export const unawaitedCancellations = defineAnalysis<Body, readonly UnawaitedCancellation[]>({
  name: 'unawaited-cancellations',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError) return [];
    if (!body.calls.some(({ call }) => lastIdentifier(call.callee) === 'cancel') || isRun(body, context)) return [];
    return context.get(droppedCalls, body).flatMap(({ call, unit, alone }) => {
      const { callee } = call;
      if (!alone || callee.kind !== 'attribute' || callee.name !== 'cancel' || !isTask(callee, body, context)) return [];
      return isForgotten(callee.object, call, body) ? [{ call, unit, task: render(callee.object) }] : [];
    });
  },
});

function isTask(callee: Expression, { scope }: FunctionSymbol, { evaluator }: Context): boolean {
  const values = objectsOf(evaluator.evaluate(callee, scope));
  return values.length > 0 && values.every((value) => qualifiedNameOf(value) === 'asyncio.Task#cancel' && !isOfGroup(value));
}

/** A group waits for its tasks, also for those that are cancelled. */
function isOfGroup(value: ReturnType<typeof objectsOf>[number]): boolean {
  const site = value.kind === 'library-method' ? (value.receiver.origin ?? value.receiver.site) : undefined;
  return site === undefined || /group|nursery|^tg$/i.test(render(site.call.callee));
}

/** `asyncio.run(main())` waits for what `main()` has cancelled. */
const isRun = (fn: FunctionSymbol, { program }: Context): boolean =>
  program.mentions('run').some(({ call }) => {
    const [first] = call.arguments;
    return first?.value.kind === 'call' && lastIdentifier(first.value.callee) === fn.name;
  });

function isForgotten(task: Expression, call: Call, fn: FunctionSymbol): boolean {
  const node = unwrap(task);
  if (node.kind === 'name') return hasWork(node.id, fn) && isOnlyAsked(render(node), [fn, ...fn.inside], call.start);
  const isOwn = node.kind === 'attribute' && node.object.kind === 'name' && node.object.id === receiverName(fn);
  return isOwn && node.name.startsWith('_') && fn.cls !== undefined && isOnlyAsked(render(node), fn.cls.methods, undefined);
}

/** Bound once, to the task of a call that may have something to tidy up; one that only waits has nothing. */
function hasWork(name: string, fn: FunctionSymbol): boolean {
  const [only, ...more] = fn.scope.bindings.get(name) ?? [];
  const made = only?.kind === 'value' && more.length === 0 ? unwrap(only.value) : undefined;
  if (made?.kind !== 'call') return false;
  const given = made.arguments[0]?.value;
  return given?.kind !== 'call' || !waits.has(lastIdentifier(given.callee) ?? '');
}

const waits: ReadonlySet<string> = new Set(['wait', 'sleep', 'get', 'join']);

/** What is asked of a task without waiting for it. */
const questions: ReadonlySet<string> = new Set(['cancel', 'done', 'cancelled', 'cancelling', 'get_name', 'set_name']);

/** Every mention of `task` in `functions`, from `after` on where it is given, is a question, a test or an assignment. */
function isOnlyAsked(task: string, functions: readonly FunctionSymbol[], after: number | undefined): boolean {
  return functions.every((fn) => {
    const harmless = new Set<Expression>();
    let only = true;
    forEachStatement(fn.ir.body, (statement) => {
      if (statement.kind === 'assign') for (const target of statement.targets) harmless.add(target);
      if (statement.kind === 'annotated') harmless.add(statement.target);
      for (const root of expressionsOf(statement)) {
        if (statement.kind === 'if' || statement.kind === 'while') noteTests(root, harmless);
        forEachExpression(root, (node) => {
          if (node.kind === 'attribute' && questions.has(node.name)) harmless.add(node.object);
          const isMention = (node.kind === 'name' || node.kind === 'attribute') && render(node) === task;
          if (isMention && !harmless.has(node) && (after === undefined || node.start > after)) only = false;
          return only && !isMention;
        });
        if (mentionsAll(root)) only = false;
      }
    });
    return only;
  });
}

function noteTests(root: Expression, harmless: Set<Expression>): void {
  const node = unwrap(root);
  harmless.add(node);
  if (node.kind === 'not') noteTests(node.operand, harmless);
  if (node.kind === 'boolean') for (const part of [node.left, node.right]) noteTests(part, harmless);
  if (node.kind === 'comparison') for (const part of node.operands) harmless.add(unwrap(part));
}

/** Somebody waits for every task there is. */
function mentionsAll(root: Expression): boolean {
  return someExpression(root, (node) => node.kind === 'call' && lastIdentifier(node.callee) === 'all_tasks');
}
