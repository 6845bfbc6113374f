/**
 * Async generators that hand out a value inside `async with`. Whoever iterates may stop in the middle, and then nobody
 * ends the block until the generator is collected: the event loop does it some time later, in another task. A cancel
 * scope (a timeout, a task group) is worse: while the generator is paused it cancels whatever task runs (PEP 789).
 * Errs on the side of silence: decorated generators, which a framework may drive to their end.
 */
import type { Expression, Yield } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { decoratorNames, type FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

export interface YieldInsideWith {
  readonly pause: Yield;
  /** What the block entered. */
  readonly entered: Expression;
  readonly unit: Unit;
  /** `scope`: what is entered cancels tasks. */
  readonly how: 'scope' | 'late';
}

/** The first `yield` of each such block, in source order. */
export const yieldsInsideWith = defineAnalysis<Body, readonly YieldInsideWith[]>({
  name: 'yields-inside-with',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || !body.signature.isGenerator || body.ir.hasError) return [];
    return decoratorNames(body).every((name) => harmless.has(name)) ? found(body.ir.body, body, context) : [];
  },
});

const harmless: ReadonlySet<string> = new Set(['staticmethod', 'classmethod', 'override', 'abstractmethod', 'final', 'overload']);

function found(block: Block, fn: FunctionSymbol, context: Context): readonly YieldInsideWith[] {
  return block.statements.flatMap((statement) => {
    const pause = statement.kind === 'with' ? yieldIn(statement.body) : undefined;
    const entered = statement.kind === 'with' && pause ? enteredBy(statement, fn, context) : undefined;
    if (pause && entered) return [{ pause, ...entered, unit: fn.unit }];
    return blocksOf(statement).flatMap((inner) => found(inner, fn, context));
  });
}

function yieldIn(block: Block): Yield | undefined {
  for (const statement of block.statements) {
    const inside = expressionsOf(statement)
      .map(yieldOf)
      .find((each) => each !== undefined);
    const pause =
      inside ??
      blocksOf(statement)
        .map(yieldIn)
        .find((each) => each !== undefined);
    if (pause) return pause;
  }
  return undefined;
}

function yieldOf(root: Expression): Yield | undefined {
  let pause: Yield | undefined;
  forEachExpression(root, (node) => {
    if (node.kind === 'yield') pause ??= node;
    return pause === undefined;
  });
  return pause;
}

function enteredBy(
  { items, isAsync }: Statement & { kind: 'with' },
  fn: FunctionSymbol,
  context: Context,
): Pick<YieldInsideWith, 'entered' | 'how'> | undefined {
  const scope = items.find((item) => cancels(item.context, fn, context));
  if (scope) return { entered: scope.context, how: 'scope' };
  const [first] = items;
  return isAsync && first && !isLock(first.context, fn, context) ? { entered: first.context, how: 'late' } : undefined;
}

/** A generator that pauses under a lock has a rule of its own, whoever ends it. */
const isLock = (entered: Expression, fn: FunctionSymbol, { evaluator, models }: Context): boolean =>
  evaluator.evaluate(entered, fn.scope).values.some((value) => value.kind === 'instance' && models.lock(value.type) !== undefined);

/** Cancel scopes of asyncio and of the libraries that have their own. */
const scopes: ReadonlySet<string> = new Set([
  'asyncio.timeout',
  'asyncio.timeout_at',
  'asyncio.TaskGroup',
  'async_timeout.timeout',
  'anyio.fail_after',
  'anyio.move_on_after',
  'anyio.create_task_group',
  'trio.fail_after',
  'trio.move_on_after',
  'trio.open_nursery',
]);

function cancels(entered: Expression, fn: FunctionSymbol, { evaluator }: Context): boolean {
  const call = unwrap(entered);
  if (call.kind !== 'call') return false;
  const names = evaluator.evaluate(call.callee, fn.scope).values.map((value) => qualifiedNameOf(value));
  return names.length > 0 && names.every((name) => name !== undefined && scopes.has(name));
}
