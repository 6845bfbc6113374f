/**
 * The edit that switches a finding off by a comment. The comment goes to the end of the statement in which the
 * finding starts: nowhere else is safe, since a backslash, an open bracket or a string of several lines may cross
 * the end of the finding's own line. A list that is already there grows.
 */
import { lineAt, lineStarts } from '../base/line-index.ts';
import type { Span, TextEdit } from '../base/span.ts';
import { scanComments } from '../workspace/comments.ts';

/** `offset` is where the finding starts. Never touches what a comment already says. */
export function suppressionEdit(text: string, offset: number, code: string): TextEdit {
  const { comments, logicalLines } = scanComments(text);
  const statement = logicalLines.find(({ start, end }) => start <= offset && offset < end);
  const end = statement ? beforeLineEnd(text, statement) : endOfLine(text, offset);
  const comment = comments.find((candidate) => candidate.end === end && !candidate.ownLine);
  const list = comment && closingBracket(text, comment);
  if (list !== undefined) return { span: { start: list, end: list }, newText: `, ${code}` };
  const contentEnd = end - (/[ \t\f]*$/.exec(text.slice(0, end))?.[0].length ?? 0);
  return { span: { start: contentEnd, end }, newText: `  # interleave: ignore[${code}]` };
}

/** Where a list of codes in the comment may grow. */
function closingBracket(text: string, comment: Span): number | undefined {
  const list = /#\s*interleave:\s*ignore\s*\[[^\]#]*[^\]#\s,](?=[\s,]*\])/i.exec(text.slice(comment.start, comment.end));
  return list ? comment.start + list.index + list[0].length : undefined;
}

function endOfLine(text: string, offset: number): number {
  const starts = lineStarts(text);
  const end = starts[lineAt(starts, offset) + 1] ?? text.length;
  return beforeLineEnd(text, { start: offset, end });
}

const beforeLineEnd = (text: string, { start, end }: Span): number => start + text.slice(start, end).replace(/[\r\n]+$/, '').length;
