/**
 * `ready.wait(5)` becomes `if not ready.wait(5):` with `raise TimeoutError` below; `at` is the call, which must be a
 * statement on one line. A comment beside it stays with it.
 */
import type { FixBuilder } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, isOneLine, linesBelow, ownsLines, replace } from './source.ts';

export const raiseOnTimeout: FixBuilder = (context, at, { object = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (!placed || isBroken(path) || placed.statement.kind !== 'expression' || placed.statement.value.kind !== 'call') return undefined;
  const span = spanOf(placed);
  if (!ownsLines(text, span) || !isOneLine(text, span) || !/^[\w.]+$/.test(object)) return undefined;
  const below = `${indentAt(text, span.start)}${indentUnit(context, path)}raise TimeoutError('${object}')`;
  return [
    replace({ start: span.start, end: span.start }, 'if not '),
    replace({ start: span.end, end: span.end }, ':'),
    linesBelow(text, span.end, [below]),
  ];
};
