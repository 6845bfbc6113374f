/**
 * Keeps a syntax error inside the definition it was made in. An open bracket or quote makes tree-sitter read
 * the definitions behind it as part of the broken one:
 *
 *     def typing():
 *         work(a,
 *     def after():        # swallowed
 *
 * Words that cannot stand inside an expression (`def`, `class`, `import`, a decorator …) at the margin of the
 * broken statement, or left of it, start a new piece; each piece is then parsed by itself.
 *
 * Errs when such a line stands in a string of a statement that is broken for another reason. Pieces between
 * two odd numbers of triple quotes are therefore taken for a string and kept together.
 */

const starters =
  /^([ \t]*)(@|(?:async[ \t]+)?(?:def|class)\b|(?:async[ \t]+)?with\b|import\b|from[ \t]+\S+[ \t]+import\b|try[ \t]*:|while\b|if __name__\b)/gm;

/** The offsets in `text` where the statement that starts at `start` should have ended, ascending, none when it is fine as it is. */
export function cutPoints(text: string, start: number, end: number): readonly number[] {
  const margin = marginOf(text, start);
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

/** Where the line of `offset` starts. Only spaces and tabs may stand before a statement, else its own offset is the margin. */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  return start === 0 || /[\n\r\uFEFF]/.test(text.charAt(start - 1)) ? start : offset;
}

/** How far from the start of its line a statement starts. */
export const marginOf = (text: string, at: number): number => at - lineStart(text, at);

/** Whether the line above is a decorator, which then belongs to the definition at `at`. */
export function followsDecorator(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 500), lineStart(text, at)).trimEnd();
  return /(?:^|[\n\r])[ \t]*@[^\n\r]*$/.test(before);
}

/** Nothing but white space and comments. */
export const isBlank = (text: string): boolean => /^(?:\s|#[^\n\r]*(?:[\n\r]|$))*$/.test(text);
