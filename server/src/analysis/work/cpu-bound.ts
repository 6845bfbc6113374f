/**
 * CPU-bound functions: those whose every call computes in Python under the GIL, with loops or recursion worth a thread.
 * Both must be certain: an unknown call may wait, an unknown iterable may block, a small count may not matter.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';

export interface Computation {
  /** It does nothing but compute. */
  readonly pure: boolean;
  /** It does much of it: 0 none, 1 a loop or a call of such, 2 a loop around a loop, or recursion that branches. */
  readonly weight: number;
  /** Where most of it happens. */
  readonly loop: Statement | undefined;
}

const deepest = 4;
/** A literal count below this is no work. */
const fewTurns = 1000;

export const computation = defineAnalysis<FunctionSymbol, Computation>({
  name: 'computation',
  compute: (fn, context) => new Assessor(fn, context, [fn]).assess(),
});

export const isCpuBound = (fn: FunctionSymbol, context: Context): boolean => {
  const { pure, weight } = context.get(computation, fn);
  return pure && weight > 0;
};

class Assessor {
  private pure = true;
  private loop: Statement | undefined;
  private recursion = 0;
  private readonly fn: FunctionSymbol;
  private readonly context: Context;
  private readonly callers: readonly FunctionSymbol[];

  constructor(fn: FunctionSymbol, context: Context, callers: readonly FunctionSymbol[]) {
    this.fn = fn;
    this.context = context;
    this.callers = callers;
  }

  assess(): Computation {
    if (this.fn.signature.isAsync || this.fn.signature.isGenerator || this.callers.length > deepest)
      return { pure: false, weight: 0, loop: undefined };
    const weight = this.block(this.fn.ir.body);
    return { pure: this.pure, weight: Math.max(weight, this.recursion > 1 ? 2 : 0), loop: this.loop };
  }

  private block(block: Block): number {
    return block.statements.reduce((most, statement) => Math.max(most, this.statement(statement)), 0);
  }

  private statement(node: Statement): number {
    if (node.kind === 'with' || node.kind === 'error') this.pure = false;
    const own = expressionsOf(node).reduce((most, expression) => Math.max(most, this.expression(expression)), 0);
    const inner = blocksOf(node).reduce((most, block) => Math.max(most, this.block(block)), 0);
    if (node.kind !== 'for' && node.kind !== 'while') return Math.max(own, inner);
    const turns = node.kind === 'while' ? this.whileTurns(node) : this.turns(node.iterable);
    if (turns > 0) this.loop ??= node;
    return turns === 0 ? Math.max(own, inner) : Math.max(own, turns + inner);
  }

  /** A `while` that computes its way to an end; one without end waits for something or serves. */
  private whileTurns(node: Statement & { kind: 'while' }): number {
    if (unwrap(node.test).kind === 'constant') this.pure = false;
    return 1;
  }

  /** 1 for a count that may be large, 0 for a small literal one; an iterable nobody knows may block. */
  private turns(iterable: Expression): number {
    const { values } = this.context.evaluator.evaluate(iterable, this.fn.scope);
    const call = unwrap(iterable);
    if (call.kind === 'call') {
      const names = this.context.evaluator.evaluate(call.callee, this.fn.scope).values.map(qualifiedNameOf);
      if (names.includes('range'))
        return call.arguments.every(({ value }) => value.kind === 'constant') && this.count(call) < fewTurns ? 0 : 1;
      if (names.some((name) => name === 'enumerate' || name === 'zip' || name === 'reversed' || name === 'sorted'))
        return call.arguments.reduce((most, { value }) => Math.max(most, this.turns(value)), 0);
      if (names.some((name) => name?.startsWith('itertools.'))) return 1;
    }
    const known = values.some(
      (value) =>
        value.kind === 'collection' ||
        (value.kind === 'instance' && /^(str|bytes|list|dict|set|tuple)$/.test(value.type)) ||
        value.kind === 'constant',
    );
    if (!known && !(iterable.kind === 'attribute' && iterable.object.kind === 'name')) this.pure = false;
    return values.some((value) => value.kind === 'collection' && value.node.kind === 'collection') ? 0 : 0.5;
  }

  private count(range: Call): number {
    const numbers = range.arguments.map(({ value }) => (value.kind === 'constant' && typeof value.value === 'number' ? value.value : 0));
    return numbers.length === 1 ? (numbers[0] ?? 0) : (numbers[1] ?? 0) - (numbers[0] ?? 0);
  }

  private expression(root: Expression): number {
    let weight = 0;
    forEachExpression(root, (node) => {
      if (node.kind === 'await' || node.kind === 'yield') this.pure = false;
      if (node.kind === 'call') weight = Math.max(weight, this.call(node));
      if (node.kind === 'comprehension')
        weight = Math.max(
          weight,
          node.clauses.reduce((sum, clause) => sum + this.turns(clause.iterable), 0),
        );
      return this.pure;
    });
    return weight;
  }

  private call(call: Call): number {
    const { values } = this.context.evaluator.evaluate(call.callee, this.fn.scope);
    const [value] = values;
    if (!value || values.length !== 1) {
      this.pure = false;
      return 0;
    }
    const name = qualifiedNameOf(value);
    if (name !== undefined) {
      const work = this.context.models.work(name);
      this.pure &&= work?.computesOnly ?? false;
      return work?.heavy ? 1 : 0;
    }
    if (value.kind !== 'function' && value.kind !== 'bound') this.pure = false;
    else return this.invoked(value.fn);
    return 0;
  }

  private invoked(fn: FunctionSymbol): number {
    if (this.callers.includes(fn)) {
      this.recursion += 1;
      return 0;
    }
    const inner = new Assessor(fn, this.context, [...this.callers, fn]).assess();
    this.pure &&= inner.pure;
    return inner.weight;
  }
}
