/**
 * Coroutines that give nobody a turn: an endless loop without `await` or a way out, and calls of functions that do
 * nothing but compute in loops inside loops. The event loop stands still for as long. Errs on the side of silence:
 * one loop may be over in a moment, unknown calls may raise.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression } from '../../ir/visit.ts';
import { definingScope, type Scope } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { computation } from '../work/cpu-bound.ts';
import { isEndless } from './swallowed-cancellations.ts';

export interface Starvation {
  readonly at: Expression;
  readonly unit: Unit;
  /** The function that computes; absent for the endless loop. */
  readonly callee?: string;
}

/** Endless loops first. */
export const starvations = defineAnalysis<Body, readonly Starvation[]>({
  name: 'starvations',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError) return [];
    const found: Starvation[] = [];
    forEachStatementOf(body, (statement) => {
      if (statement.kind === 'while' && isEndless(statement.test) && !givesWay(statement.body, true))
        found.push({ at: statement.test, unit: body.unit });
    });
    return [...found, ...computing(body, context)];
  },
});

/** It suspends, or something in it may leave. Below another loop a `break` leaves only that. */
function givesWay(block: Block, isOwn: boolean): boolean {
  return block.statements.some(
    (statement) =>
      leaves(statement, isOwn) || suspends(statement) || blocksOf(statement).some((inner) => givesWay(inner, isOwn && !isLoop(statement))),
  );
}

const isLoop = ({ kind }: Statement): boolean => kind === 'while' || kind === 'for';

const leaves = ({ kind }: Statement, isOwn: boolean): boolean =>
  kind === 'return' || kind === 'raise' || kind === 'assert' || (kind === 'break' && isOwn);

/** Unknown calls may raise on purpose (`next`, `pop`), so a loop inside `try` is left alone as well. */
function suspends(statement: Statement): boolean {
  if ((statement.kind === 'for' || statement.kind === 'with') && statement.isAsync) return true;
  if (statement.kind === 'try') return true;
  let found = false;
  for (const root of expressionsOf(statement))
    forEachExpression(root, (node) => {
      found ||=
        node.kind === 'await' || node.kind === 'yield' || (node.kind === 'comprehension' && node.clauses.some(({ isAsync }) => isAsync));
      return !found;
    });
  return found;
}

function* computing(body: Body & { kind: 'function' }, context: Context): Generator<Starvation> {
  for (const { call, scope, unit } of body.calls) {
    if (call.callee.kind !== 'name' && call.callee.kind !== 'attribute') continue;
    const name = call.callee.kind === 'name' ? call.callee.id : call.callee.name;
    if (context.program.functionsNamed(name).length === 0 && !isAlias(call.callee, scope)) continue;
    const { values, open } = context.evaluator.evaluate(call.callee, scope);
    const [value, ...more] = values;
    if (open || more.length > 0 || (value?.kind !== 'function' && value?.kind !== 'bound')) continue;
    const { pure, weight } = context.get(computation, value.fn);
    if (pure && weight > 1) yield { at: call, unit, callee: value.fn.name };
  }
}

/** `from x import compute as calculate` */
function isAlias(callee: Expression, scope: Scope): boolean {
  const [binding] = callee.kind === 'name' ? (definingScope(callee.id, scope)?.bindings.get(callee.id) ?? []) : [];
  return callee.kind === 'name' && binding?.kind === 'import' && binding.name !== undefined && binding.name !== callee.id;
}
