/**
 * Handlers that end a cancellation by name; those that catch all exceptions are in `swallowed-by-all.ts`: `except CancelledError` around an await, in a loop of the coroutine that then goes
 * on. The cancelled task does not end, and whoever cancelled it waits for ever. Only the precise subset: the handler
 * catches it by name, does nothing that leaves, and stands in a loop; a handler behind a `cancel()` in the same
 * function awaits a task that the function cancelled itself, which is the usual way to wait for its end.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Handler, Statement } from '../../ir/statement.ts';
import { blocksOf, forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

export interface SwallowedCancellation {
  readonly type: Expression;
  readonly unit: Unit;
}

/** In source order. */
export const swallowedCancellations = defineAnalysis<Body, readonly SwallowedCancellation[]>({
  name: 'swallowed-cancellations',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.signature.isAsync || body.ir.hasError || cancels(body)) return [];
    const found: SwallowedCancellation[] = [];
    forEachStatement(body.ir.body, (statement) => {
      if (statement.kind !== 'while' || !isEndless(statement.test)) return;
      for (const inner of ownStatements(statement.body)) {
        if (inner.kind !== 'try' || !awaits(inner.body)) continue;
        for (const handler of inner.handlers) {
          const type = cancellationIn(handler, body, context);
          if (type && !leaves(handler.body) && !found.some((each) => each.type === type)) found.push({ type, unit: body.unit });
        }
      }
    });
    return found;
  },
});

/** `while True`: nothing else ends it. */
export const isEndless = (test: Expression): boolean => {
  const value = unwrap(test);
  return value.kind === 'constant' && (value.value === true || value.value === 1);
};

/** The function cancels somebody itself. */
export const cancels = (fn: FunctionSymbol): boolean =>
  fn.calls.some(({ call }) => ['cancel', 'uncancel'].includes(lastIdentifier(call.callee) ?? ''));

/** Of a loop's body, those of loops inside it not counted. */
export function ownStatements(block: Block): readonly Statement[] {
  return block.statements.flatMap((statement) => [
    statement,
    ...(statement.kind === 'while' || statement.kind === 'for' ? [] : blocksOf(statement).flatMap(ownStatements)),
  ]);
}

export function awaits(block: Block): boolean {
  let found = false;
  forEachExpressionIn(block, (node) => {
    found ||= node.kind === 'await';
    return !found;
  });
  return found;
}

function cancellationIn({ type, isGroup }: Handler, fn: FunctionSymbol, context: Context): Expression | undefined {
  if (!type || isGroup) return undefined;
  const caught = unwrap(type);
  const types = caught.kind === 'collection' ? caught.elements : [caught];
  return types.find((each) => isCancelledError(each, fn, context));
}

export function isCancelledError(node: Expression, fn: FunctionSymbol, context: Context): boolean {
  const { values } = context.evaluator.evaluate(node, fn.scope);
  return values.length > 0 && values.every((value) => /^asyncio\.(exceptions\.)?CancelledError$/.test(qualifiedNameOf(value) ?? ''));
}

/** Something in it may leave the loop. */
function leaves(block: Block): boolean {
  let found = false;
  forEachStatement(block, ({ kind }) => {
    found ||= kind === 'return' || kind === 'raise' || kind === 'break' || kind === 'assign';
  });
  return found;
}
