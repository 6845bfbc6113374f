/**
 * Puts `super().__init__()` at the head of a constructor, below its docstring; `at` is the name of the constructor.
 * Refuses a constructor on one line.
 */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt, spanOf, suitesOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, sliceOf } from './source.ts';

export const callBaseInit: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  if (placed?.statement.kind !== 'function' || placed.statement.fn.name !== '__init__' || isBroken(path)) return undefined;
  const [first] = suitesOf(placed)[0]?.statements ?? [];
  if (!first || !ownsLines(text, spanOf(first)) || sliceOf(text, spanOf(placed)).includes('.__init__(')) return undefined;
  const { statement } = first;
  const isDocstring = statement.kind === 'expression' && statement.value.kind === 'constant' && statement.value.type === 'str';
  const above = isDocstring ? spanOf(first).end : spanOf(placed, placed.statement.fn.headerSpan).end;
  return [linesBelow(text, above, [`${indentAt(text, spanOf(first).start)}super().__init__()`])];
};
