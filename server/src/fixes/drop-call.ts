/**
 * Removes a statement that is nothing but the call `call`; `at` is the call. A comment beside it stays, and `pass`
 * stands in where nothing else would be left.
 */
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { commentAfter, indentAt, isOneLine, ownsLines, sliceOf } from './source.ts';

export const dropCall: FixBuilder = ({ text, module }, at, { call }) => {
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  if (!step || isBroken(path) || step.placed.statement.kind !== 'expression') return undefined;
  const span = spanOf(step.placed);
  if (sliceOf(text, span) !== call || !ownsLines(text, span) || !isOneLine(text, span)) return undefined;
  const comment = commentAfter(text, span.end);
  const indent = indentAt(text, span.start);
  const previous = step.suite.statements[step.index - 1];
  const patch = new LinePatch(text, { start: previous ? spanOf(previous).end : span.start, end: span.end });
  const line = patch.indexOf(span.start);
  if (step.suite.statements.length === 1 && step.suite.part !== 'module')
    patch.set(line, [`${indent}pass`, comment].filter(Boolean).join('  '));
  else if (comment) patch.set(line, indent + comment);
  else patch.drop(line, 0);
  return patch.edits();
};
