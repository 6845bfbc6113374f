/**
 * `@asyncio.coroutine` over a `def` with `yield from` becomes `async def` with `await`; `at` is the decorator. Errs
 * towards `undefined`: a generator that yields values, a `yield from` of something that binds less tightly than `await`.
 */
import type { Span, TextEdit } from '../base/span.ts';
import type { Expression, Yield } from '../ir/expression.ts';
import type { FunctionIr } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { lineBelow, lineEnd, lineStart, replace, sliceOf } from './source.ts';

export const asyncDef: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (placed?.statement.kind !== 'function' || isBroken(path)) return undefined;
  const { fn } = placed.statement;
  const header = spanOf(placed, fn.headerSpan);
  if (fn.isAsync || !text.startsWith('def', header.start)) return undefined;
  const awaits = awaitEdits(text, placed, fn);
  return awaits && [withoutDecorator(text, at), replace({ start: header.start, end: header.start }, 'async '), ...awaits];
};

/** The line goes; a comment on it stays. */
function withoutDecorator(text: string, at: Span): TextEdit {
  const start = text.lastIndexOf('@', at.start);
  const comment = text.slice(at.end, lineEnd(text, at.end)).trim();
  if (comment === '') return replace({ start: lineStart(text, start), end: lineBelow(text, at.end) }, '');
  return replace({ start, end: text.indexOf('#', at.end) }, '');
}

function awaitEdits(text: string, placed: Placed, fn: FunctionIr): readonly TextEdit[] | undefined {
  const edits: (readonly TextEdit[] | undefined)[] = [];
  forEachStatement(fn.body, (statement) => {
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind === 'yield')
          edits.push(entersIt(statement, node) ? enterEdits(text, placed, statement, node) : awaitEdit(text, placed, node));
        return undefined;
      });
    }
  });
  const known = edits.filter((each) => each !== undefined);
  return known.length === edits.length ? known.flat() : undefined;
}

function awaitEdit(text: string, placed: Placed, node: Yield): readonly TextEdit[] | undefined {
  const span = spanOf(placed, node);
  const words = /^yield\s+from\b/.exec(sliceOf(text, span))?.[0];
  return words !== undefined && node.value && isPrimary(node.value)
    ? [replace({ start: span.start, end: span.start + words.length }, 'await')]
    : undefined;
}

const isPrimary = ({ kind }: Expression): boolean => ['call', 'name', 'attribute', 'subscript', 'parenthesized'].includes(kind);

const entersIt = (statement: Statement, node: Yield): boolean =>
  statement.kind === 'with' && statement.items.some(({ context }) => unwrap(context) === node);

/** `with (yield from lock):` → `async with lock:` */
function enterEdits(text: string, placed: Placed, statement: Statement, node: Yield): readonly TextEdit[] | undefined {
  if (statement.kind !== 'with' || statement.isAsync || statement.items.length !== 1 || !node.value) return undefined;
  const { start } = spanOf(placed, statement);
  const entered = statement.items[0]?.context;
  if (!entered || !text.startsWith('with', start)) return undefined;
  return [replace({ start, end: start }, 'async '), replace(spanOf(placed, entered), sliceOf(text, spanOf(placed, node.value)))];
}
