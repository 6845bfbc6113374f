/**
 * The strings and comments of a text, by one linear pass without a grammar. It needs to be exact only about
 * strings of several lines; a same-quote string nested in a one-line f-string is cut in pieces, which does
 * no harm beyond its line.
 */
import type { Span } from '../base/span.ts';

export interface Literals {
  readonly strings: readonly Span[];
  readonly comments: readonly Span[];
}

export function literalsOf(text: string): Literals {
  const strings: Span[] = [];
  const comments: Span[] = [];
  const opener = /#|"""|'''|"|'/g;
  const lineEnd = /[\r\n]/g;
  const closers = new Map(['"""', "'''", '"', "'"].map((quote) => [quote, closerOf(quote)]));
  for (let found = opener.exec(text); found; found = opener.exec(text)) {
    const closer = closers.get(found[0]);
    const end = endOf(text, opener.lastIndex, closer ?? lineEnd, closer !== undefined);
    (closer ? strings : comments).push({ start: found.index, end });
    opener.lastIndex = end;
  }
  return { strings, comments };
}

/** A one-line string that is not closed ends with its line. */
const closerOf = (quote: string): RegExp => new RegExp(`\\\\(?:\\r\\n|[^])|${quote}${quote.length === 1 ? '|[\\r\\n]' : ''}`, 'g');

function endOf(text: string, from: number, closer: RegExp, inclusive: boolean): number {
  closer.lastIndex = from;
  for (let found = closer.exec(text); found; found = closer.exec(text)) {
    if (!found[0].startsWith('\\')) return inclusive ? closer.lastIndex : found.index;
  }
  return text.length;
}

/** Whether `offset` lies strictly inside a string: a line that starts there must keep its white space. */
export const isInString = ({ strings }: Literals, offset: number): boolean =>
  strings.some((each) => each.start < offset && offset < each.end);
