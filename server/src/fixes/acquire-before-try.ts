/**
 * Moves an acquire that is the first statement of a `try` to the line before it, so that `finally` never
 * releases a lock that was not taken; `at` is the acquire call. Refuses when it is not first, when the
 * body would be left empty, when handlers may be waiting for what the acquire itself raises (a cancelled
 * `await`), and when the lines hold more than these statements.
 */
import type { TextEdit } from '../base/span.ts';
import { acquireAt } from './critical-section.ts';
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { spanOf } from './navigate.ts';
import { indentAt, lineStart } from './source.ts';

export const acquireBeforeTry: FixBuilder = ({ text, ...context }, at): readonly TextEdit[] | undefined => {
  const acquire = acquireAt({ text, ...context }, at);
  const { suite, index, placed } = acquire?.step ?? {};
  const owner = suite?.owner;
  if (!placed || !owner || index !== 0 || suite.part !== 'body' || owner.statement.kind !== 'try') return undefined;
  const { handlers, finalBody } = owner.statement;
  if (!finalBody || (handlers.length > 0 && acquire?.isAwaited)) return undefined;
  const next = suite.statements[1];
  const head = spanOf(owner).start;
  if (!next || text.slice(lineStart(text, head), head).trim() !== '') return undefined;
  const patch = new LinePatch(text, { start: head, end: spanOf(next).start });
  const [from, to] = [patch.indexOf(spanOf(placed).start), patch.indexOf(spanOf(next).start)];
  const moved = indentAt(text, head) + patch.old(from).trimStart();
  patch.set(from);
  for (let blank = from + 1; blank < to && patch.old(blank).trim() === ''; blank++) patch.set(blank);
  patch.set(0, moved, patch.old(0));
  return patch.edits();
};
