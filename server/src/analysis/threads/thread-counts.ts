/**
 * How many threads one construction in the text makes, where that is written down: one, or as many as the literal
 * `range` or list of the loop or comprehension around it has. Errs on the side of unknown: branches, `while`, filters.
 */
import { contains } from '../../base/span.ts';
import type { Binary, Expression } from '../../ir/expression.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import type { Body, Context } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { isMainGuard } from '../flow/program-end.ts';
import type { ThreadCreation } from './thread-creations.ts';

/** A literal, a name that is bound to one and to nothing else, or a sum of these. */
export function numberIn(node: Expression | undefined, body: Body, context: Context): number | undefined {
  if (node?.kind === 'binary') return sumIn(node, body, context);
  const values = node ? context.evaluator.evaluate(node, body.scope) : undefined;
  const [value] = values?.values ?? [];
  const isOne = values?.values.length === 1 && !values.open && value?.kind === 'constant';
  return isOne && typeof value.value === 'number' && value.value > 0 ? value.value : undefined;
}

function sumIn({ left, operator, right }: Binary, body: Body, context: Context): number | undefined {
  const [one, other] = [numberIn(unwrap(left), body, context), numberIn(unwrap(right), body, context)];
  if (one === undefined || other === undefined) return undefined;
  if (operator === '+') return one + other;
  return operator === '-' && one > other ? one - other : undefined;
}

/** How many threads a construction makes: one, or as many as the `range` of its only loop or comprehension. */
export function timesMade({ call, unit }: ThreadCreation, body: Body, context: Context): number | undefined {
  const block = context
    .get(blocks, body)
    .findLast((each) => each.unit === unit && each.statements.some((statement) => contains(statement, call)));
  if (!block || block.around.some((each) => (each.kind === 'if' && !isMainGuard(each)) || each.kind === 'while' || each.kind === 'try'))
    return undefined;
  const ranges: (Expression | undefined)[] = block.around.flatMap((each) => (each.kind === 'for' ? [each.iterable] : []));
  for (const statement of block.statements) {
    if (!contains(statement, call)) continue;
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind === 'comprehension' && contains(node, call)) {
          for (const { iterable, conditions } of node.clauses) ranges.push(conditions.length === 0 ? iterable : undefined);
        }
        if (node.kind === 'conditional' && contains(node, call)) ranges.push(undefined);
        return undefined;
      });
    }
  }
  const counts = ranges.map((range) => rangeOf(range, body, context));
  return counts.includes(undefined) ? undefined : counts.reduce<number>((product, count) => product * (count ?? 0), 1);
}

function rangeOf(node: Expression | undefined, body: Body, context: Context): number | undefined {
  if (node?.kind === 'collection' && node.type !== 'dict')
    return node.elements.some(({ kind }) => kind === 'starred') ? undefined : node.elements.length;
  const isRange = node?.kind === 'call' && node.callee.kind === 'name' && node.callee.id === 'range' && node.arguments.length === 1;
  return isRange ? numberIn(node.arguments[0]?.value, body, context) : undefined;
}
