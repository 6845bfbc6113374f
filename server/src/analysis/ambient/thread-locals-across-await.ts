/**
 * Thread-local values that a coroutine sets, and reads after it has let others run: the tasks of an event loop share
 * its thread, so another task may have set its own value meanwhile. Reads and writes are the coroutine's own, or those
 * of plain functions it calls. It needs two tasks that may run the coroutine. Errs on the side of silence: what only one
 * branch sets, a value set anew after the wait, loops that come round.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, childrenOf, expressionsOf } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Parallel, parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { suspensionPoints } from '../parallel/suspension.ts';
import { threadLocalAttribute, threadLocalNames, threadLocalTouches } from './thread-locals.ts';

export interface ThreadLocalAcrossAwait {
  readonly write: Expression;
  readonly wait: Expression;
  readonly read: Expression;
  /** What is read, or the call of the function that reads it. */
  readonly display: string;
  readonly unit: Unit;
  readonly parallel: Parallel;
}

/** In source order, one for each value that is set. */
export const threadLocalsAcrossAwait = defineAnalysis<Body, readonly ThreadLocalAcrossAwait[]>({
  name: 'thread-locals-across-await',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError) return [];
    if (context.get(threadLocalNames, context).size === 0) return [];
    const walk = new Walk(body, context);
    walk.block(body.ir.body, new Map());
    return walk.found.flatMap((each) => {
      const parallel = besideItself(body, context);
      return parallel ? [{ ...each, unit: body.unit, parallel }] : [];
    });
  },
});

/** Two tasks that are surely started, on one loop as far as anybody knows. */
const besideItself = (body: FunctionSymbol, context: Context): Parallel | undefined =>
  parallelsOf({ body, node: undefined }, { body, node: undefined }, context).find(
    ({ first, second, how }) => how === 'tasks' && first.certain && second.certain && first.receiver === 'shared',
  );

/** Set, and since then perhaps waited. */
interface Value {
  readonly write: Expression;
  readonly wait: Expression | undefined;
}
type State = Map<string, Value>;

class Walk {
  readonly found: Omit<ThreadLocalAcrossAwait, 'unit' | 'parallel'>[] = [];
  private readonly fn: FunctionSymbol;
  private readonly context: Context;
  private readonly points: ReadonlySet<unknown>;

  constructor(fn: FunctionSymbol, context: Context) {
    this.fn = fn;
    this.context = context;
    const points = context.get(suspensionPoints, fn);
    this.points = new Set(points.flatMap(({ expression, item }) => [expression, item?.context]));
  }

  block({ statements }: Block, state: State): void {
    for (const statement of statements) this.statement(statement, state);
  }

  private statement(statement: Statement, state: State): void {
    const targets: readonly Expression[] =
      statement.kind === 'assign' ? statement.targets : statement.kind === 'delete' ? statement.targets : [];
    for (const root of expressionsOf(statement)) if (!targets.includes(root)) this.expression(root, state);
    if (statement.kind === 'for' && statement.isAsync) this.wait(statement.iterable, state);
    for (const target of targets) this.write(target, statement.kind === 'assign', state);
    const blocks = blocksOf(statement);
    if (blocks.length > 0) this.branches(statement, blocks, state);
  }

  /** A `with` and a `try` go through their blocks; of several branches one is taken. */
  private branches(statement: Statement, blocks: readonly Block[], state: State): void {
    if (statement.kind === 'with' || statement.kind === 'try') {
      for (const block of blocks) this.block(block, state);
      return;
    }
    const ends = blocks.flatMap((block) => {
      const copy = new Map(state);
      this.block(block, copy);
      return leaves(block) ? [] : [copy];
    });
    for (const [key, value] of state) {
      const waited = ends.map((end) => end.get(key)).find((end) => end === undefined || end.wait !== undefined);
      if (ends.some((end) => !end.has(key))) state.delete(key);
      else state.set(key, waited ?? value);
    }
  }

  /** In the order of evaluation. */
  private expression(node: Expression, state: State): void {
    for (const child of childrenOf(node)) this.expression(child, state);
    if (node.kind === 'await' && this.points.has(node)) this.wait(node, state);
    if (node.kind === 'call') this.call(node, state);
    const attribute = threadLocalAttribute(node, this.fn.scope, this.context);
    if (attribute) this.read(attribute.key, node, attribute.display, state);
    if (this.points.has(node) && node.kind !== 'await') this.wait(node, state);
  }

  private call(node: Expression & { kind: 'call' }, state: State): void {
    for (const value of objectsOf(this.context.evaluator.evaluate(node.callee, this.fn.scope))) {
      if (value.kind !== 'function' && value.kind !== 'bound') continue;
      const { reads, writes } = this.context.get(threadLocalTouches, value.fn);
      for (const key of reads) this.read(key, node, render(node), state);
      for (const key of writes) state.set(key, { write: node, wait: undefined });
    }
  }

  private read(key: string, read: Expression, display: string, state: State): void {
    const { write, wait } = state.get(key) ?? {};
    if (!write || !wait) return;
    this.found.push({ write, wait, read, display });
    state.delete(key);
  }

  private write(target: Expression, sets: boolean, state: State): void {
    const key = threadLocalAttribute(target, this.fn.scope, this.context)?.key;
    if (key === undefined) return;
    if (sets) state.set(key, { write: target, wait: undefined });
    else state.delete(key);
  }

  private wait(wait: Expression, state: State): void {
    for (const [key, value] of state) if (!value.wait) state.set(key, { ...value, wait });
  }
}

function leaves({ statements }: Block): boolean {
  const last = statements[statements.length - 1];
  return last !== undefined && /^(return|raise|break|continue)$/.test(last.kind);
}
