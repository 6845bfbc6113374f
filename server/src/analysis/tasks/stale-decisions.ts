/**
 * Decisions that are stale when they are carried out (check-then-act across a suspension): `if self.left >= n:`, an
 * `await`, `self.left -= n`. Only a bound that the change moves towards, tested by the `if` around the change or by one
 * before it that leaves. Errs on the side of silence: what lies in blocks below, another test of the place on the way.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { awaitIn, isShared, mentions } from './shared-reads.ts';

export interface StaleDecision {
  readonly how: 'decided';
  readonly place: string;
  readonly read: Expression;
  readonly wait: Expression;
  readonly write: Expression;
}

/** `rest` follows the test in its block. */
export function* decidedBy(
  statement: Statement & { kind: 'if' },
  rest: readonly Statement[],
  fn: FunctionSymbol,
): Generator<StaleDecision> {
  const last = statement.body.statements.at(-1);
  const leaves = last !== undefined && ['return', 'raise', 'continue', 'break'].includes(last.kind);
  const bound = boundIn(statement.test, fn);
  if (!bound || (leaves && statement.orElse)) return;
  yield* changesIn(leaves ? rest : statement.body.statements, bound.place, bound.isLow === leaves ? '-' : '+');
}

interface Bound {
  readonly place: Expression;
  /** The test holds for small values. */
  readonly isLow: boolean;
}

/** `self.left >= n`, `limit > self.used` */
function boundIn(test: Expression, fn: FunctionSymbol): Bound | undefined {
  const node = unwrap(test);
  const [operator, second] = node.kind === 'comparison' ? node.operators : [];
  if (node.kind !== 'comparison' || second !== undefined || operator === undefined || !/^[<>]=?$/.test(operator)) return undefined;
  const [left, right] = node.operands.map(unwrap);
  if (left && isShared(left, fn)) return { place: left, isLow: operator.startsWith('<') };
  return right && isShared(right, fn) ? { place: right, isLow: operator.startsWith('>') } : undefined;
}

function* changesIn(statements: readonly Statement[], read: Expression, towards: string): Generator<StaleDecision> {
  const place = render(read);
  let wait: Expression | undefined;
  for (const statement of statements) {
    const write = wait && changed(statement, place, towards);
    if (wait && write) yield { how: 'decided', place, read, wait, write };
    if (write || isAnotherMatter(statement, place)) return;
    for (const root of expressionsOf(statement)) wait ??= awaitIn(root);
  }
}

/** `left -= n`, `left = left - n`, where nothing is awaited in between. */
function changed(statement: Statement, place: string, towards: string): Expression | undefined {
  if (statement.kind === 'augmented')
    return statement.operator === towards && render(statement.target) === place && !awaitIn(statement.value) ? statement.target : undefined;
  const [target, second] = statement.kind === 'assign' ? statement.targets : [];
  if (statement.kind !== 'assign' || !target || second || render(target) !== place || awaitIn(statement.value)) return undefined;
  const sum = unwrap(statement.value);
  return sum.kind === 'binary' && sum.operator === towards && render(unwrap(sum.left)) === place ? target : undefined;
}

/** It tests or writes the place itself, or holds something meanwhile. */
const isAnotherMatter = (statement: Statement, place: string): boolean =>
  (statement.kind === 'with' && statement.isAsync) || expressionsOf(statement).some((root) => mentions(root, place));
