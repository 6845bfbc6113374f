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
  /** The function that computes. */
  readonly callee?: string;
  /** How often the loop itself goes round. */
  readonly turns?: number;
  /** The loop ends only when somebody else, who gets no turn, has changed what it asks. */
  readonly spins?: boolean;
}

/** Endless loops first. */
export const starvations = defineAnalysis<Body, readonly Starvation[]>({
  name: 'starvations',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError) return [];
    const found: Starvation[] = [];
    forEachStatementOf(body, (statement) => {
      if (statement.kind === 'while' && isEndless(statement.test)) {
        if (!givesWay(statement.body, true)) found.push({ at: statement.test, unit: body.unit });
        else if (spins(statement.body)) found.push({ at: statement.test, unit: body.unit, spins: true });
      }
      const turns = statement.kind === 'for' ? turnsOf(statement, body, context) : 0;
      if (statement.kind === 'for' && turns >= many) found.push({ at: statement.iterable, unit: body.unit, turns });
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

/**
 * A turn in which the test does not hold changes nothing, so the next one is the same: the block is nothing but one
 * test of plain values, and nothing in it suspends. Somebody on another thread would be waited for at full speed as well.
 */
function spins(block: Block): boolean {
  const [only, ...more] = block.statements;
  return only?.kind === 'if' && more.length === 0 && !only.orElse && asksOnly(only.test) && !suspendsIn(block);
}

const suspendsIn = (block: Block): boolean =>
  block.statements.some((statement) => suspends(statement) || blocksOf(statement).some(suspendsIn));

function asksOnly(test: Expression): boolean {
  let plain = true;
  forEachExpression(test, (node) => {
    plain &&= node.kind !== 'named' && (node.kind !== 'call' || (node.callee.kind === 'name' && node.callee.id === 'len'));
    return plain;
  });
  return plain;
}

/** So many turns take ten milliseconds at least, whatever each of them does. */
const many = 100_000;

/** Turns of `for … in range(5_000_000)` that give nobody else one; 0 where nobody knows. */
function turnsOf(loop: Statement & { kind: 'for' }, { scope }: Body, { evaluator }: Context): number {
  const { iterable } = loop;
  if (iterable.kind !== 'call' || iterable.callee.kind !== 'name' || iterable.callee.id !== 'range' || loop.isAsync) return 0;
  if (iterable.arguments.some(({ star, keyword }) => star > 0 || keyword !== undefined) || givesWay(loop.body, true)) return 0;
  const bounds = iterable.arguments.map(({ value }) => {
    const { values, open } = evaluator.evaluate(value, scope);
    const [only, ...more] = values;
    return !open && more.length === 0 && only?.kind === 'constant' && typeof only.value === 'number' ? only.value : Number.NaN;
  });
  const [start = 0, end = 0, step = 1] = bounds.length === 1 ? [0, ...bounds] : bounds;
  const turns = Math.ceil((end - start) / step);
  return turns > 0 ? turns : 0;
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
