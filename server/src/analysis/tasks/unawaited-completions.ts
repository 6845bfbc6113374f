/** What `asyncio.as_completed()` hands out is awaited for its result; it has none of its own. */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface UnawaitedCompletion {
  /** `done.result()`, or `done` where it is printed. */
  readonly node: Expression;
  readonly unit: Unit;
  readonly variable: string;
  readonly how: 'result' | 'printed';
  readonly iterable: Expression;
}

/** At most one for each loop. */
export const unawaitedCompletions = defineAnalysis<Body, readonly UnawaitedCompletion[]>({
  name: 'unawaited-completions',
  compute: (body, context) => {
    const found: UnawaitedCompletion[] = [];
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind !== 'for' || statement.isAsync || statement.target.kind !== 'name') return;
      if (isAsCompleted(statement.iterable, body, context)) found.push(...usesIn(statement, statement.target.id, unit));
    });
    return found;
  },
});

function isAsCompleted(iterable: Expression, { scope }: Body, context: Context): boolean {
  const call = unwrap(iterable);
  return call.kind === 'call' && isSurely(call.callee, scope, context, (name) => name === 'asyncio.as_completed');
}

function usesIn({ body: block, iterable }: Statement & { kind: 'for' }, variable: string, unit: Unit): readonly UnawaitedCompletion[] {
  const isVariable = (node: Expression): boolean => node.kind === 'name' && node.id === variable;
  const found: UnawaitedCompletion[] = [];
  let isBoundAnew = false;
  forEachStatement(block, (statement) => {
    isBoundAnew ||= statement.kind === 'assign' && statement.targets.some(isVariable);
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind !== 'call') return;
        const { callee } = node;
        if (callee.kind === 'attribute' && isVariable(callee.object) && /^(result|exception)$/.test(callee.name))
          found.push({ node, unit, variable, how: 'result', iterable });
        if (callee.kind === 'name' && callee.id === 'print') {
          const printed = node.arguments.find(({ value }) => isVariable(value))?.value;
          if (printed) found.push({ node: printed, unit, variable, how: 'printed', iterable });
        }
      });
    }
  });
  return isBoundAnew ? [] : found.slice(0, 1);
}
