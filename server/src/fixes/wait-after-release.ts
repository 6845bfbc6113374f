/**
 * The last statement of a `with lock:` waits for a worker: it moves behind the block, where the lock is released;
 * `at` is the wait. Only a statement of its own, or a loop of nothing but such. Errs towards `undefined`: a wait in
 * the middle of the block, one that is all of it, other items beside the lock.
 */
import type { Statement } from '../ir/statement.ts';
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, ownsLines, sliceOf } from './source.ts';

export const waitAfterRelease: FixBuilder = (context, at, { lock }) => {
  const { text } = context;
  const path = pathAt(context.module, at.start);
  const index = path.findLastIndex(({ placed }) => placed.statement.kind === 'with');
  const outer = path[index]?.placed;
  const moved = path[index + 1];
  if (!outer || !moved || isBroken(path) || outer.statement.kind !== 'with') return undefined;
  const [item] = outer.statement.items;
  const isLast = moved.index > 0 && moved.index === moved.suite.statements.length - 1;
  if (!item || outer.statement.items.length > 1 || sliceOf(text, spanOf(outer, item.context)) !== lock || !isLast) return undefined;
  const span = spanOf(moved.placed);
  if (!isPlain(moved.placed.statement) || !ownsLines(text, span)) return undefined;
  const patch = new LinePatch(text, span);
  patch.indent(0, patch.count - 1, indentAt(text, span.start), indentAt(text, spanOf(outer).start));
  return patch.edits();
};

const isPlain = (statement: Statement): boolean =>
  statement.kind === 'expression' ||
  statement.kind === 'assign' ||
  statement.kind === 'return' ||
  (statement.kind === 'for' && !statement.orElse && statement.body.statements.length === 1 && statement.body.statements.every(isPlain));
