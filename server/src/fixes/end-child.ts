/**
 * Puts `child.kill()` and a second `child.communicate()` above the statement at `at`, the first of a handler: the child
 * ends, and what it has printed is read. Errs towards `undefined`: a handler on one line.
 */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, linesAbove, linesBelow, ownsLines, replace, sliceOf } from './source.ts';

export const endChild: FixBuilder = ({ text, module }, at, { process = '', prefix = '' }) => {
  const path = pathAt(module, at.start);
  const { placed, suite, index } = path.at(-1) ?? {};
  if (!placed || suite?.part !== 'handler' || index !== 0 || isBroken(path) || !/^\w+$/.test(process)) return undefined;
  const span = spanOf(placed);
  const [kill, read] = [`${process}.kill()`, `${prefix}${process}.communicate()`];
  if (span.start !== at.start || !ownsLines(text, span) || sliceOf(text, span) === kill) return undefined;
  const indent = indentAt(text, span.start);
  return placed.statement.kind === 'pass'
    ? [replace(span, kill), linesBelow(text, span.end, [`${indent}${read}`])]
    : [linesAbove(text, span.start, [`${indent}${kill}`, `${indent}${read}`])];
};
