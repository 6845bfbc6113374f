/**
 * `return`, `break` or `continue` that leaves a `finally` of a coroutine: whatever was on its way out is gone, a
 * cancellation first of all. Only where something is awaited in the `try`, so that one can come. A loop or a function
 * inside the `finally` keeps its own jumps.
 */
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement, Try } from '../../ir/statement.ts';
import { blocksOf, forEachExpressionIn, forEachStatement } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from './control-flow.ts';

export interface FinallyJump {
  readonly jump: Statement;
  /** What is awaited in the `try`. */
  readonly awaited: Statement;
  readonly unit: Unit;
}

/** In source order. */
export const finallyJumps = defineAnalysis<Body, readonly FinallyJump[]>({
  name: 'finally-jumps',
  compute: (body) => {
    const found: FinallyJump[] = [];
    if (body.kind === 'module' || body.ir.hasError || !body.signature.isAsync) return found;
    forEachStatementOf(body, (statement, unit) => {
      const awaited = statement.kind === 'try' && statement.finalBody ? awaitIn(statement) : undefined;
      if (statement.kind !== 'try' || !statement.finalBody || !awaited) return;
      for (const jump of jumpsOut(statement.finalBody, false)) found.push({ jump, awaited, unit });
    });
    return found;
  },
});

function jumpsOut(block: Block, isInLoop: boolean): readonly Statement[] {
  return block.statements.flatMap((statement): readonly Statement[] => {
    if (statement.kind === 'return') return [statement];
    if (statement.kind === 'break' || statement.kind === 'continue') return isInLoop ? [] : [statement];
    const isLoop = statement.kind === 'for' || statement.kind === 'while';
    return blocksOf(statement).flatMap((inner) => jumpsOut(inner, isInLoop || isLoop));
  });
}

function awaitIn({ body }: Try): Statement | undefined {
  let found: Statement | undefined;
  forEachStatement(body, (statement) => {
    if (found || ((statement.kind === 'for' || statement.kind === 'with') && statement.isAsync)) found ??= statement;
    else if (blocksOf(statement).length === 0)
      forEachExpressionIn({ statements: [statement] }, (node) => {
        if (node.kind === 'await') found ??= statement;
        return !found;
      });
  });
  return found;
}
