/** Where expressions stand: the nodes a statement holds that are meant, each with the expressions around it. */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { childrenOf, expressionsOf } from '../../ir/visit.ts';
import type { Body } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface Occurrence {
  readonly node: Expression;
  /** The expressions around it, innermost first. */
  readonly around: readonly Expression[];
  readonly statement: Statement;
  readonly unit: Unit;
  readonly body: Body;
}

/** In one statement, blocks inside it aside. */
export function occurrencesIn(
  where: Pick<Occurrence, 'statement' | 'unit' | 'body'>,
  isMeant: (node: Expression) => boolean,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const visit = (node: Expression, around: readonly Expression[]): void => {
    if (isMeant(node)) found.push({ ...where, node, around });
    for (const child of childrenOf(node)) visit(child, [node, ...around]);
  };
  for (const expression of expressionsOf(where.statement)) visit(expression, []);
  return found;
}

/** In all of a body, in the order of the text. */
export function occurrencesOf(body: Body, isMeant: (node: Expression) => boolean): readonly Occurrence[] {
  const found: Occurrence[] = [];
  forEachStatementOf(body, (statement, unit) => void found.push(...occurrencesIn({ statement, unit, body }, isMeant)));
  return found;
}
