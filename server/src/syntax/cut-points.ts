/**
 * Where a definition starts in text that does not parse. An open bracket or quote makes tree-sitter read the
 * definitions behind it as part of the broken one:
 *
 *     def typing():
 *         work(a,
 *     def after():        # swallowed
 *
 * Words that cannot stand inside an expression (`def`, `class`, `import`, a decorator …) at the margin of the
 * broken statement, or left of it, start anew.
 *
 * Errs when such a line stands in a string of a statement that is broken for another reason. Pieces between
 * two odd numbers of triple quotes are therefore taken for a string and kept together.
 */

const starters =
  /^([ \t]*)(@|(?:async[ \t]+)?(?:def|class)\b|(?:async[ \t]+)?with\b|import\b|from[ \t]+\S+[ \t]+import\b|try[ \t]*:|while\b|if __name__\b)/gm;

/** The offsets in `text` where the statement that starts at `start` should have ended, ascending, none when it is fine as it is. */
export function cutPoints(text: string, start: number, end: number): readonly number[] {
  const margin = marginOf(text, start) ?? 0;
  const cuts: number[] = [];
  let decorated = text[start] === '@';
  for (const match of text.slice(start, end).matchAll(starters)) {
    const [, indent = '', word = ''] = match;
    if (match.index === 0 || indent.length > margin) continue;
    const isDefinition = /(def|class)$/.test(word);
    if (!(decorated && (isDefinition || word === '@'))) cuts.push(start + match.index + indent.length);
    decorated = word === '@';
  }
  return withoutStrings(text, start, end, cuts);
}

/** Drops the cuts between a piece with an odd number of triple quotes and the next such piece. */
function withoutStrings(text: string, start: number, end: number, cuts: readonly number[]): readonly number[] {
  const bounds = [start, ...cuts, end];
  const odd = cuts.map((_, index) => isOdd(text.slice(bounds[index], bounds[index + 1])));
  odd.push(isOdd(text.slice(bounds.at(-2), end)));
  const kept: number[] = [];
  let index = 0;
  while (index < odd.length) {
    const closing = odd[index] ? odd.indexOf(true, index + 1) : -1;
    index = (closing === -1 ? index : closing) + 1;
    const cut = cuts[index - 1];
    if (cut !== undefined) kept.push(cut);
  }
  return kept;
}

const isOdd = (piece: string): boolean => (piece.match(/"""/g)?.length ?? 0) % 2 === 1 || (piece.match(/'''/g)?.length ?? 0) % 2 === 1;

/** Where the indentation before `offset` starts; `offset` itself when something else stands before it in its line. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  return start === 0 || /[\n\r\uFEFF]/.test(text.charAt(start - 1)) ? start : offset;
}

/** How far a statement is indented; undefined for one in the middle of a line. */
export function marginOf(text: string, at: number): number | undefined {
  const start = lineStart(text, at);
  const before = text.charAt(start - 1);
  return start < at || before === '' || /[\n\r\uFEFF]/.test(before) ? at - start : undefined;
}

/** Whether the line above is a decorator, which then belongs to the definition at `at`. */
export function followsDecorator(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 500), lineStart(text, at)).trimEnd();
  return /(?:^|[\n\r])[ \t]*@[^\n\r]*$/.test(before);
}

/** The first offset, from `at` on, of anything but white space and comments. */
export function skipBlank(text: string, at: number): number {
  const blank = /(?:\s+|#[^\n\r]*)*/y;
  blank.lastIndex = at;
  return at + (blank.exec(text)?.[0].length ?? 0);
}

/** The header of the class at `start`, decorators included, up to behind its colon, and its first member; undefined where there is none. */
export function classHeader(text: string, start: number, end: number): { readonly end: number; readonly body: number } | undefined {
  const header = headerPattern.exec(text.slice(start, Math.min(end, start + maxHeaderLength)));
  if (!header) return undefined;
  const headerEnd = start + header[0].length;
  const body = firstMember.exec(text.slice(headerEnd, end));
  const at = headerEnd + (body?.[0].length ?? 0);
  return body && (marginOf(text, at) ?? 0) > (marginOf(text, start) ?? 0) ? { end: headerEnd, body: at } : undefined;
}

const maxHeaderLength = 2000;
/** Bases may contain parentheses one level deep; a header that does not match is not read. */
const headerPattern = /^(?:@[^\n\r]*(?:\r\n|[\n\r])[ \t]*)*class[ \t]+\w+[ \t]*(?:\[[^\]]*\][ \t]*)?(?:\((?:[^()]|\([^()]*\))*\)[ \t]*)?:/;
/** The rest of the header's line, blank lines and comments, and the indentation of the first member. */
const firstMember = /^[ \t]*(?:(?:#[^\n\r]*)?(?:\r\n|[\n\r])[ \t]*)+(?=[^\s#])/;
