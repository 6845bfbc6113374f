/**
 * `self._thread.join()` is done only by other threads: the statement moves below `if threading.current_thread() is not
 * self._thread:`. `at` is the call. Refuses where `threading` is not imported under its own name.
 */
import type { FixBuilder } from './fix.ts';
import { importOf } from './imports.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, isOneLine, ownsLines } from './source.ts';

export const skipOwnJoin: FixBuilder = (context, at, { thread = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  if (!step || isBroken(path) || step.placed.statement.kind !== 'expression' || !/^[\w.]+$/.test(thread)) return undefined;
  const span = spanOf(step.placed);
  const guard = `if threading.current_thread() is not ${thread}:`;
  const around = step.suite.owner ? text.slice(spanOf(step.suite.owner).start, span.start) : '';
  if (!ownsLines(text, span) || !isOneLine(text, span) || around.includes(guard)) return undefined;
  if (importOf(context, path, 'threading')?.path !== 'threading') return undefined;
  const indent = indentAt(text, span.start);
  const patch = new LinePatch(text, span);
  patch.indent(0, 0, indent, indent + indentUnit(context, path));
  patch.prepend(0, [indent + guard]);
  return patch.edits();
};
