/**
 * `jobs.put(None)` becomes a loop that puts one mark for each of `count` workers; `at` is the call. Errs towards
 * `undefined`: a call that is no statement of its own, shares its lines, or is repeated already.
 */
import type { FixBuilder } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, ownsLines } from './source.ts';

export const sentinelForEach: FixBuilder = (context, at, { count = '' }) => {
  const { text } = context;
  const path = pathAt(context.module, at.start);
  const { placed, suite } = path.at(-1) ?? {};
  if (!placed || isBroken(path) || placed.statement.kind !== 'expression' || !/^\d+$/.test(count)) return undefined;
  if (suite?.owner?.statement.kind === 'for') return undefined;
  const span = spanOf(placed);
  const call = placed.statement.value.kind === 'await' ? placed.statement.value.value : placed.statement.value;
  if (!ownsLines(text, span) || spanOf(placed, call).start !== at.start) return undefined;
  const patch = new LinePatch(text, span);
  const indent = indentAt(text, span.start);
  patch.indent(0, patch.count - 1, indent, indent + indentUnit(context, path));
  patch.prepend(0, [`${indent}for _ in range(${count}):`]);
  return patch.edits();
};
