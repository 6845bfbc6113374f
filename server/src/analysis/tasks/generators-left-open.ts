/**
 * An asynchronous generator that has something to clean up, and whose loop is left by `break` or `return`: its `finally`
 * runs when it is collected, by another task, or not at all. Only generators of the program, called in the loop's head;
 * one that is closed by `aclosing()` has a name.
 */
import type { Call, Yield } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isTest } from '../tests.ts';

export interface GeneratorLeftOpen {
  readonly call: Call;
  readonly unit: Unit;
  readonly exit: Statement;
  readonly generator: FunctionSymbol;
  /** The `try` or `with` that the generator pauses in. */
  readonly pausedIn: Statement;
}

/** In source order; one for each loop. */
export const generatorsLeftOpen = defineAnalysis<Body, readonly GeneratorLeftOpen[]>({
  name: 'generators-left-open',
  compute: (body, context) => {
    const found: GeneratorLeftOpen[] = [];
    if (body.kind === 'module' || body.ir.hasError || isTest(body)) return found;
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind !== 'for' || !statement.isAsync) return;
      const call = unwrap(statement.iterable);
      const generator = call.kind === 'call' ? generatorOf(call, body, context) : undefined;
      const pausedIn = generator && pauseIn(generator.ir.body);
      const exit = pausedIn && exitOf(statement.body, false);
      if (call.kind === 'call' && generator && pausedIn && exit) found.push({ call, unit, exit, generator, pausedIn });
    });
    return found;
  },
});

function generatorOf({ callee }: Call, { scope }: Body, context: Context): FunctionSymbol | undefined {
  const [value, another] = objectsOf(context.evaluator.evaluate(callee, scope));
  if (another || (value?.kind !== 'function' && value?.kind !== 'bound')) return undefined;
  const { signature } = value.fn;
  return signature.isAsync && signature.isGenerator && signature.decorators.length === 0 ? value.fn : undefined;
}

/** The outermost statement with something to do behind the `yield`. */
function pauseIn(block: Block): Statement | undefined {
  for (const statement of block.statements) {
    const cleansUp = (statement.kind === 'try' && statement.finalBody !== undefined) || statement.kind === 'with';
    if (cleansUp && yieldsIn(statement)) return statement;
    const inner =
      statement.kind === 'function'
        ? undefined
        : blocksOf(statement)
            .map(pauseIn)
            .find((each) => each);
    if (inner) return inner;
  }
  return undefined;
}

function yieldsIn(statement: Extract<Statement, { kind: 'try' | 'with' }>): boolean {
  let found: Yield | undefined;
  forEachExpressionIn(statement.body, (node) => {
    if (node.kind === 'yield') found ??= node;
    return !found;
  });
  return found !== undefined;
}

/** What leaves the loop and not only a turn of it. */
function exitOf(block: Block, isInner: boolean): Statement | undefined {
  for (const statement of block.statements) {
    if (statement.kind === 'return' || (statement.kind === 'break' && !isInner)) return statement;
    const isLoop = statement.kind === 'for' || statement.kind === 'while';
    for (const inner of blocksOf(statement)) {
      const exit = exitOf(inner, isInner || isLoop);
      if (exit) return exit;
    }
  }
  return undefined;
}
