/**
 * The keyword of concurrency at an offset, for hovers: `async`, `await`, `yield`, and the `with` that takes a lock.
 * Positions come from the IR, so a word in a string or a comment is none; one blank is taken to stand after `async`. Unknown context managers have no answer.
 */
import type { Span } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import type { Statement } from '../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression } from '../ir/visit.ts';
import { isLock, scopeAt } from './name-at.ts';
import type { Program } from './program.ts';

export interface KeywordSpan {
  readonly keyword: 'async' | 'await' | 'yield' | 'with';
  /** Counts from the start of the file. */
  readonly span: Span;
}

export function keywordAt(program: Program, file: string, offset: number): KeywordSpan | undefined {
  const module = program.context.program.module(file);
  const placed = program.unitAt(file, offset);
  if (!module || !placed) return undefined;
  const at = offset - placed.start;
  const takesLock = (context: Expression): boolean => isLock(context, scopeAt(module, placed.unit, at), program);
  const found = within(placed.unit.statement, at).find(
    ({ start, word, contexts }) => start <= at && at < start + word.length && (!contexts || contexts.some(takesLock)),
  );
  if (!found) return undefined;
  const start = placed.start + found.start;
  return { keyword: found.word, span: { start, end: start + found.word.length } };
}

/** A keyword and where it begins in its unit; `contexts` of a `with` decide whether it is one. */
interface Keyword {
  readonly word: KeywordSpan['keyword'];
  readonly start: number;
  readonly contexts?: readonly Expression[];
}

/** The keywords of the statements that contain `at`, from the outside in. */
function within(statement: Statement, at: number): readonly Keyword[] {
  if (at < statement.start || at > statement.end) return [];
  const found: Keyword[] = [...keywordOf(statement)];
  for (const expression of expressionsOf(statement))
    forEachExpression(expression, (node) => {
      if (node.kind === 'await' || node.kind === 'yield') found.push({ word: node.kind, start: node.start });
      return undefined;
    });
  const inner = [
    ...(statement.kind === 'function' ? statement.fn.body.statements : []),
    ...blocksOf(statement).flatMap((block) => block.statements),
  ];
  return [...found, ...inner.flatMap((one) => within(one, at))];
}

function keywordOf(statement: Statement): readonly Keyword[] {
  if (statement.kind === 'function') return statement.fn.isAsync ? [{ word: 'async', start: statement.fn.headerSpan.start }] : [];
  if (statement.kind !== 'with' && statement.kind !== 'for') return [];
  const { start, isAsync } = statement;
  const first: readonly Keyword[] = isAsync ? [{ word: 'async', start }] : [];
  if (statement.kind === 'for') return first;
  const contexts = statement.items.map(({ context }) => context);
  return [...first, { word: 'with', start: isAsync ? start + 'async '.length : start, contexts }];
}
