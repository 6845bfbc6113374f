/** `start()` and `join()` as statements of one block. */

import type { Call } from '../../ir/expression.ts';
import { emptyUnit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopAround, type PlacedBlock } from '../flow/blocks.ts';
import { startableType } from './thread-creations.ts';

/** Statements `x.method()` on a thread or process. */
function methodStatement(statement: Statement | undefined, method: string, scope: Body['scope'], context: Context): Call | undefined {
  const call = statement?.kind === 'expression' ? unwrap(statement.value) : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.name !== method || call.arguments.length > 0)
    return undefined;
  return context.evaluator.evaluate(call.callee.object, scope).values.some((value) => startableType(value, context) !== undefined)
    ? call
    : undefined;
}

export interface StartThenJoin {
  readonly start: Call;
  readonly join: Call;
  readonly block: PlacedBlock;
  readonly thread: string;
}

/** `t.start()` and `t.join()` next to each other in a loop: each turn waits for its own thread. */
export const startThenJoin = defineAnalysis<Body, readonly StartThenJoin[]>({
  name: 'start-then-join',
  compute: (body, context) =>
    context.get(blocks, body).flatMap((block) => {
      const loop = loopAround(block);
      if (!loop || (loop.kind === 'while' && loop.test.kind === 'constant')) return [];
      return block.statements.flatMap((statement, index): StartThenJoin[] => {
        const start = methodStatement(statement, 'start', body.scope, context);
        const join = start && methodStatement(block.statements[index + 1], 'join', body.scope, context);
        const thread = start ? receiverText(start) : '';
        const goesOn = start && join && !leavesOrLooks(block.statements.slice(index + 2), thread);
        return start && join && goesOn && receiverText(join) === thread ? [{ start, join, block, thread }] : [];
      });
    }),
});

/** After the join the loop is left, or the exit code of the thread's process decides: one at a time is the point. */
function leavesOrLooks(rest: readonly Statement[], thread: string): boolean {
  let found = false;
  forEachStatement({ statements: rest }, (statement) => {
    found ||= statement.kind === 'break' || statement.kind === 'return';
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        found ||= node.kind === 'attribute' && node.name === 'exitcode' && render(node.object) === thread;
        return !found;
      });
    }
  });
  return found;
}

export interface RepeatedJoin {
  readonly first: Call;
  readonly second: Call;
  readonly block: PlacedBlock;
  readonly thread: string;
}

/** Two `t.join()` in one block with no assignment to `t` and no `start()` of it between them. */
export const repeatedJoins = defineAnalysis<Body, readonly RepeatedJoin[]>({
  name: 'repeated-joins',
  compute: (body, context) => {
    const all = body.kind === 'module' ? [moduleBlock(body), ...context.get(blocks, body)] : context.get(blocks, body);
    return all.flatMap((block) => repeatedIn(block, body, context));
  },
});

const moduleBlock = (module: Body & { kind: 'module' }): PlacedBlock & { readonly units: readonly PlacedBlock['unit'][] } => {
  const first = module.body[0]?.unit ?? emptyUnit;
  return { statements: module.body.map(({ statement }) => statement), unit: first, units: module.body.map(({ unit }) => unit), around: [] };
};

function repeatedIn(
  block: PlacedBlock & { readonly units?: readonly PlacedBlock['unit'][] },
  body: Body,
  context: Context,
): readonly RepeatedJoin[] {
  const joined = new Map<string, Call>();
  const found: RepeatedJoin[] = [];
  block.statements.forEach((statement, index) => {
    for (const name of changed(statement)) joined.delete(name);
    const join = methodStatement(statement, 'join', body.scope, context);
    if (!join) return;
    const thread = receiverText(join);
    const first = joined.get(thread);
    if (first) found.push({ first, second: join, block: { ...block, unit: block.units?.[index] ?? block.unit }, thread });
    joined.set(thread, join);
  });
  return found;
}

function changed(statement: Statement): readonly string[] {
  if (statement.kind === 'assign') return statement.targets.map(render);
  const call = statement.kind === 'expression' ? unwrap(statement.value) : undefined;
  return call?.kind === 'call' && call.callee.kind === 'attribute' && call.callee.name === 'start' ? [render(call.callee.object)] : [];
}

const receiverText = (call: Call): string => (call.callee.kind === 'attribute' ? render(call.callee.object) : '');
