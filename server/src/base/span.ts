/**
 * Half-open ranges of text. All offsets are UTF-16 code units, as in JavaScript strings and in LSP's
 * default encoding. Which text an offset counts from is said by whoever owns the span: the IR counts
 * from the start of its unit, `service/` from the start of the file.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces `span` of the original text by `newText`; edits of one list never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Applies edits given in any order. Throws a RangeError when two of them overlap: that is a bug in their author. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, newText } of ordered) {
    if (span.start < at) throw new RangeError(`overlapping edits at ${span.start}`);
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
