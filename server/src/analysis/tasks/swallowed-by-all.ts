/**
 * Cancellations that are swallowed by catching everything around an `await`: a bare `except`, `except BaseException`,
 * `suppress(BaseException)`, and in an endless loop `suppress(CancelledError)`. Errs on the side of silence: handlers
 * that raise, hand the exception on or leave the program; functions that cancel somebody themselves.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Handler, Statement, Try } from '../../ir/statement.ts';
import { childrenOf, expressionsOf, forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { awaits, cancels, isCancelledError, isEndless, ownStatements } from './swallowed-cancellations.ts';

export interface SwallowedByAll {
  readonly how: 'handler' | 'suppressed';
  /** The type that is caught, or the first expression awaited under a bare `except`. */
  readonly at: Expression;
  /** Where the handler begins, in the unit; for `suppressed` where the call does. */
  readonly place: { readonly start: number; readonly end: number };
  readonly unit: Unit;
}

/** In source order within each way. */
export const swallowedByAll = defineAnalysis<Body, readonly SwallowedByAll[]>({
  name: 'swallowed-by-all',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError || cancels(body)) return [];
    const found: SwallowedByAll[] = [];
    forEachStatement(body.ir.body, (statement) => {
      if (statement.kind === 'try') found.push(...caughtBy(statement, body, context));
      if (statement.kind === 'with') found.push(...suppressedBy(statement, ['BaseException'], body, context));
      if (statement.kind !== 'while' || !isEndless(statement.test)) return;
      for (const inner of ownStatements(statement.body)) found.push(...suppressedBy(inner, ['CancelledError'], body, context));
    });
    return found;
  },
});

function caughtBy({ body: block, handlers }: Try, fn: FunctionSymbol, context: Context): readonly SwallowedByAll[] {
  const awaited = firstAwait(block);
  if (!awaited) return [];
  const index = handlers.findIndex(({ type, isGroup }) => !isGroup && (!type || typesOf(type).some((each) => isBase(each, fn, context))));
  const handler = handlers[index];
  const isCaughtBefore = handlers
    .slice(0, index)
    .some(({ type }) => type && typesOf(type).some((each) => isCancelledError(each, fn, context)));
  if (!handler || isCaughtBefore || handsOn(handler)) return [];
  const place = handler.type ?? { start: handler.start, end: handler.start + 'except'.length };
  return [{ how: 'handler', at: handler.type ?? awaited, place, unit: fn.unit }];
}

const typesOf = (type: Expression): readonly Expression[] => {
  const caught = unwrap(type);
  return caught.kind === 'collection' ? caught.elements : [caught];
};

const isBase = (type: Expression, fn: FunctionSymbol, { evaluator, program }: Context): boolean =>
  type.kind === 'name' && type.id === 'BaseException' && !program.defines(type.id) && evaluator.evaluate(type, fn.scope).values.length <= 1;

function firstAwait(block: Block): Expression | undefined {
  let found: Expression | undefined;
  forEachExpressionIn(block, (node) => {
    if (node.kind === 'await') found ??= node;
    return found === undefined;
  });
  return found;
}

/** Ends of the program, and ways to get at the exception or to undo the cancellation. */
const ways = /^(exit|_exit|abort|exc_info|cancelling|uncancel|set_exception|format_exc)$/;
/** What only writes an exception down. */
const notes = /^(print|debug|info|warning|warn|error|exception|critical|log|str|repr|type|format|isinstance|print_exception|print_exc)$/;

/** It raises, ends the program, or gives the exception to somebody. */
function handsOn({ body, name }: Handler): boolean {
  let hands = false;
  forEachStatement(body, ({ kind }) => {
    hands ||= kind === 'raise';
  });
  forEachExpressionIn(body, (node) => {
    hands ||= node.kind === 'call' && ways.test(lastIdentifier(node.callee) ?? '');
    return !hands;
  });
  return hands || (name !== undefined && isGiven(name, body));
}

/** The name of the exception stands anywhere but in a note. */
function isGiven(name: string, block: Block): boolean {
  const visit = (node: Expression): boolean => {
    if (node.kind === 'name') return node.id === name;
    if (node.kind === 'call' && notes.test(lastIdentifier(node.callee) ?? '')) return false;
    if (node.kind === 'fstring') return false;
    return childrenOf(node).some(visit);
  };
  let given = false;
  forEachStatement(block, (statement) => {
    given ||= expressionsOf(statement).some(visit);
  });
  return given;
}

function suppressedBy(statement: Statement, types: readonly string[], fn: FunctionSymbol, context: Context): readonly SwallowedByAll[] {
  if (statement.kind !== 'with' || statement.isAsync || !awaits(statement.body)) return [];
  return statement.items.flatMap(({ context: entered }) => {
    const call = unwrap(entered);
    if (call.kind !== 'call' || !isSuppress(call.callee, fn, context)) return [];
    const caught = call.arguments.find(({ value }) => types.includes(lastIdentifier(value) ?? ''));
    const isMeant = caught && (types.includes('BaseException') || isCancelledError(caught.value, fn, context));
    return isMeant ? [{ how: 'suppressed' as const, at: caught.value, place: call, unit: fn.unit }] : [];
  });
}

function isSuppress(callee: Expression, fn: FunctionSymbol, { evaluator }: Context): boolean {
  if (lastIdentifier(callee) !== 'suppress') return false;
  const { values } = evaluator.evaluate(callee, fn.scope);
  return values.length > 0 && values.every((value) => qualifiedNameOf(value) === 'contextlib.suppress');
}
