/** Puts whole lines into a `with` of a lock: they move one step to the right, below a new line. */
import type { Span, TextEdit } from '../base/span.ts';
import type { FixContext } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import type { Step } from './navigate.ts';
import { indentAt } from './source.ts';

/** `path` leads to the first of the statements that `span` covers, which stand on lines of their own. */
export function underWith(context: FixContext, path: readonly Step[], span: Span, lock: string): readonly TextEdit[] {
  const indent = indentAt(context.text, span.start);
  const patch = new LinePatch(context.text, span);
  patch.indent(0, patch.count - 1, indent, indent + indentUnit(context, path));
  patch.prepend(0, [`${indent}with ${lock}:`]);
  return patch.edits();
}
