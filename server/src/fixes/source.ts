/**
 * Questions about the raw text: lines, indentation, line ends, what stands beside a statement. A line ends
 * at LF, CR LF or a bare CR. Where a comment ends in a backslash it errs towards "not alone on its line".
 */
import type { Span, TextEdit } from '../base/span.ts';

export const newlineOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

const isLineEnd = (unit: string | undefined): boolean => unit === '\n' || unit === '\r';

export function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text[at - 1])) at--;
  return at;
}

/** Where the line that holds `offset` ends, its line end not counted. Inside CR LF it is still the line before: a comment may take the CR along. */
export function lineEnd(text: string, offset: number): number {
  let at = text.startsWith('\r\n', offset - 1) && offset > 0 ? offset - 1 : offset;
  while (at < text.length && !isLineEnd(text[at])) at++;
  return at;
}

/** Where the line after the one that holds `offset` starts; the end of the text if there is none. */
export function lineBelow(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

/** The white space the line that holds `offset` begins with. */
export const indentAt = (text: string, offset: number): string => indentOf(text.slice(lineStart(text, offset), lineEnd(text, offset)));
export const indentOf = (line: string): string => /^[ \t\f]*/.exec(line)?.[0] ?? '';

export const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end);
export const isOneLine = (text: string, span: Span): boolean => !/[\r\n]/.test(sliceOf(text, span));

/** The comment that follows `offset` on its line, with nothing but white space between; '' if there is none. */
export function commentAfter(text: string, offset: number): string {
  const rest = text.slice(offset, lineEnd(text, offset)).trim();
  return rest.startsWith('#') ? rest : '';
}

/** Whether nothing but white space stands before `span` on its first line and nothing but a comment after it on its last. */
export function ownsLines(text: string, span: Span): boolean {
  const start = lineStart(text, span.start);
  const rest = text.slice(span.end, lineEnd(text, span.end)).trim();
  return text.slice(start, span.start).trim() === '' && (rest === '' || rest.startsWith('#')) && !isContinued(text, start);
}

const isContinued = (text: string, start: number): boolean => /\\(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, start - 3), start));

/** Inserts whole lines below the line that holds `offset`; a file without a last line end stays without. */
export function linesBelow(text: string, offset: number, lines: readonly string[]): TextEdit {
  const end = lineEnd(text, offset);
  const newline = newlineOf(text);
  return { span: { start: end, end }, newText: lines.map((line) => newline + line).join('') };
}

export function linesAbove(text: string, offset: number, lines: readonly string[]): TextEdit {
  const start = lineStart(text, offset);
  const newline = newlineOf(text);
  return { span: { start, end: start }, newText: lines.map((line) => line + newline).join('') };
}

export const replace = (span: Span, newText: string): TextEdit => ({ span, newText });

/** `end`, or the end of the comments below it that stand as far right as `indent`. */
export function endOfComments(text: string, end: number, indent: string): number {
  let last = lineEnd(text, end);
  for (let at = last; at < text.length; ) {
    const start = lineBelow(text, at);
    at = lineEnd(text, start);
    const line = text.slice(start, at);
    if (line.startsWith(indent) && line.trim().startsWith('#')) last = at;
    else if (line.trim() !== '') break;
  }
  return last;
}
