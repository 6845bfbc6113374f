/**
 * Moves `monkey.patch_all()` and the import it needs in front of the first import of the file; `at` is the call. Comments
 * beside the two go with them. Errs towards `undefined`: lines with more on them, an import of several names, a call that
 * is not a statement of the module.
 */
import type { TextEdit } from '../base/span.ts';
import type { Statement } from '../ir/statement.ts';
import type { FixBuilder } from './fix.ts';
import { bindersOf } from './imports.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { indentAt, isOneLine, lineBelow, lineStart, linesAbove, ownsLines, sliceOf } from './source.ts';

export const patchFirst: FixBuilder = (context, at, { call = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const [step] = path;
  const [name] = call.split(/[.(]/);
  if (!step || !name || path.length !== 1 || isBroken(path) || sliceOf(text, spanOf(step.placed)) !== call) return undefined;
  const binders = bindersOf(context, path, name);
  const [needed] = binders === 'parameter' || binders.length !== 1 ? [] : binders;
  const first = step.suite.statements.find(({ statement }) => isImport(statement) && !isFuture(statement));
  if (!needed || !first || !isImport(needed.statement) || namesIn(needed.statement) !== 1) return undefined;
  const moved = [needed, step.placed];
  if (moved.some((placed) => !isMovable(placed, text)) || !ownsLines(text, spanOf(first))) return undefined;
  const lines = moved.map((placed) => text.slice(spanOf(placed).start, lineBelow(text, spanOf(placed).end)).trimEnd());
  const drops = moved.map((placed): TextEdit => ({ span: lineOf(placed, text), newText: '' }));
  const put = linesAbove(text, spanOf(first).start, lines);
  return first === needed ? [{ span: drops[0]?.span ?? put.span, newText: put.newText }, ...drops.slice(1)] : [put, ...drops];
};

const isImport = ({ kind }: Statement): boolean => kind === 'import' || kind === 'import-from';

const isFuture = (statement: Statement): boolean => statement.kind === 'import-from' && statement.module === '__future__';

const namesIn = (statement: Statement): number =>
  statement.kind === 'import' || statement.kind === 'import-from' ? statement.names.length : 0;

const isMovable = (placed: Placed, text: string): boolean =>
  ownsLines(text, spanOf(placed)) && isOneLine(text, spanOf(placed)) && indentAt(text, spanOf(placed).start) === '';

const lineOf = (placed: Placed, text: string): TextEdit['span'] => ({
  start: lineStart(text, spanOf(placed).start),
  end: lineBelow(text, spanOf(placed).end),
});
