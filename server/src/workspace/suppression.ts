/**
 * Which findings the user has switched off in the source: `# interleave: ignore[PC0209]`, and the comments that
 * other tools read (`# noqa: …`, `# pylint: disable=…`, `# NOSONAR`) where they name the same defect.
 * Errs towards reporting: a malformed comment switches nothing off.
 *
 * A comment counts for findings that start on its own line and, when it ends a statement of several lines, for
 * those that start anywhere in that statement.
 */
import { lineAt, lineStarts } from '../base/line-index.ts';
import type { Span } from '../base/span.ts';
import type { Comment } from './comments.ts';
import { scanComments } from './comments.ts';

/** Findings that start inside the span and bear one of the codes or names (in lower case) are switched off. */
export interface Suppression extends Span {
  readonly rules: 'all' | ReadonlySet<string>;
}

interface Suppressible {
  readonly code: string;
  readonly name: string;
  /** Counted from the start of the file. */
  readonly start: number;
}

export const isSuppressed = (suppressions: readonly Suppression[], finding: Suppressible): boolean =>
  suppressions.some(
    ({ rules, start, end }) =>
      start <= finding.start &&
      finding.start < end &&
      (rules === 'all' || rules.has(finding.code.toLowerCase()) || rules.has(finding.name.toLowerCase())),
  );

/** Whatever switches something off says one of these. */
const words = /interleave:|noqa|pylint:|nosonar/i;

export function readSuppressions(text: string): readonly Suppression[] {
  if (!words.test(text)) return [];
  const { comments, logicalLines } = scanComments(text);
  const layout: Layout = { length: text.length, statements: logicalLines, starts: lineStarts(text), blockEnds: new Map() };
  return comments.flatMap((comment) =>
    readDirectives(text.slice(comment.start, comment.end), comment.ownLine).map(({ rules, scope }) => ({
      rules,
      ...spanOf(comment, scope, layout),
    })),
  );
}

/** The code or rule name, in lower case, at an offset inside a comment that switches it off. */
export function suppressedRuleAt(text: string, offset: number): { readonly rule: string; readonly span: Span } | undefined {
  const below = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  // Most texts have no CR: to look for one further up would be to look through all of them.
  const line = below + text.slice(below, offset).lastIndexOf('\r') + 1;
  const end = lineEnd.exec(text.slice(offset))?.index ?? text.length - offset;
  if (!text.slice(line, offset).includes('#') || !words.test(text.slice(line, offset + end))) return undefined;
  const comment = scanComments(text).comments.find(({ start, end }) => start <= offset && offset < end);
  if (!comment) return undefined;
  const written = text.slice(comment.start, comment.end);
  const word = [...written.matchAll(/[\w-]+/g)].find(({ index, 0: { length } }) => covers(comment.start + index, length, offset));
  if (!word) return undefined;
  const rule = word[0].toLowerCase();
  if (!readDirectives(written, comment.ownLine).some(({ rules }) => rules !== 'all' && rules.has(rule))) return undefined;
  const start = comment.start + word.index;
  return { rule, span: { start, end: start + rule.length } };
}

const lineEnd = /[\r\n]/;

const covers = (start: number, length: number, offset: number): boolean => start <= offset && offset < start + length;

interface Layout {
  readonly length: number;
  readonly statements: readonly Span[];
  readonly starts: readonly number[];
  /** The end last found for a block of that indentation: it holds for all comments before it, which keeps the whole linear. */
  readonly blockEnds: Map<number, number>;
}

/** What a comment says: `scope` is where it counts. */
interface Directive {
  readonly rules: Suppression['rules'];
  readonly scope: 'line' | 'next' | 'block';
}

/** Codes of other tools, in lower case, and the rules here that look for the same defect. */
export const sameDefect: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...['r1732', 'plr1732', 'consider-using-with'].map((code) => [code, ['pc0203', 'pc0204', 'pc0205', 'pc0207']] as const),
  ...['ruf006', 'async300'].map((code) => [code, ['pc1001']] as const),
  ...['async210', 'async211', 'async212'].map((code) => [code, ['pc0902']] as const),
  ...['async220', 'async221', 'async222'].map((code) => [code, ['pc0903']] as const),
  ...['async230', 'async231', 'async240'].map((code) => [code, ['pc0904']] as const),
  ...['async103', 'async104'].map((code) => [code, ['pc1301', 'pc1302', 'pc1303']] as const),
  ['async250', ['pc0906']],
  ['async251', ['pc0901']],
  ['async110', ['pc1109']],
]);

/** Longer directives are cut: what a person writes is short, and no comment may cost more than its length. */
const maxDirective = 1000;

function readDirectives(comment: string, ownLine: boolean): readonly Directive[] {
  const directives: Directive[] = [];
  for (let at = comment.indexOf('#'); at >= 0; at = comment.indexOf('#', at + 1)) {
    const directive = readDirective(comment.slice(at + 1, at + maxDirective), ownLine);
    if (directive) directives.push(directive);
  }
  return directives;
}

function readDirective(text: string, ownLine: boolean): Directive | undefined {
  const own = /^\s*interleave:\s*ignore(?![\w-])\s*(\[[^\]#]*\]|\[)?/i.exec(text);
  if (own) return rulesDirective(own[1] === undefined ? 'all' : readList(own[1].slice(1, -1)), 'line');
  const noqa = /^\s*noqa(?![\w-])\s*(:[^#]*)?/i.exec(text);
  if (noqa) return rulesDirective(noqa[1] === undefined ? 'all' : foreignRules(leadingCodes(noqa[1].slice(1))), 'line');
  const pylint = /^\s*pylint:\s*disable(-next)?\s*=([^#]*)/i.exec(text);
  if (pylint) return rulesDirective(foreignRules(readList(pylint[2] ?? '')), pylint[1] ? 'next' : ownLine ? 'block' : 'line');
  const sonar = /^\s*nosonar(?![\w-])\s*(\([^)#]*\))?/i.exec(text);
  return sonar ? rulesDirective(sonar[1] === undefined ? 'all' : foreignRules(readList(sonar[1].slice(1, -1))), 'line') : undefined;
}

function rulesDirective(rules: 'all' | readonly string[], scope: Directive['scope']): Directive | undefined {
  if (rules === 'all') return { rules, scope };
  return rules.length > 0 ? { rules: new Set(rules), scope } : undefined;
}

const readList = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');

/** `noqa: F401, R1732 because …`: codes up to the first word that is none. */
function leadingCodes(text: string): readonly string[] {
  const words = readList(text);
  const end = words.findIndex((word) => !/^[a-z]+\d+$/.test(word));
  return end < 0 ? words : words.slice(0, end);
}

/** The codes themselves too: `# noqa: PC0204` means what it says. */
const foreignRules = (codes: readonly string[]): 'all' | readonly string[] =>
  codes.includes('all') ? 'all' : codes.flatMap((code) => sameDefect.get(code) ?? (code.startsWith('pc') ? [code] : []));

function spanOf(comment: Comment, scope: Directive['scope'], layout: Layout): Span {
  const { statements, starts, length } = layout;
  const line = lineAt(starts, comment.start);
  const lineSpan = { start: starts[line] ?? 0, end: starts[line + 1] ?? length + 1 };
  const next = firstAfter(statements, comment.start);
  if (scope === 'line') return { ...lineSpan, start: Math.min(lineSpan.start, startOfStatement(statements[next - 1], comment)) };
  if (scope === 'next') return { start: lineSpan.end, end: (statements[next]?.end ?? length) + 1 };
  return { start: lineSpan.start, end: endOfBlock(layout, next, comment.start - lineSpan.start) };
}

/** Index of the first statement that starts after `offset`. */
function firstAfter(statements: readonly Span[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where the statement starts that the comment ends, else where the comment does. */
const startOfStatement = (statement: Span | undefined, comment: Comment): number =>
  statement && statement.start < comment.start && comment.end === statement.end ? statement.start : comment.start;

/** Where the first statement, from index `from` on, starts that is indented less than the comment; else beyond the end of the file. */
function endOfBlock({ statements, starts, length, blockEnds }: Layout, from: number, indentation: number): number {
  const known = blockEnds.get(indentation);
  if (known !== undefined && known > (statements[from]?.start ?? length)) return known;
  const outside = statements.slice(from).find(({ start }) => start - (starts[lineAt(starts, start)] ?? 0) < indentation);
  const end = outside?.start ?? length + 1;
  blockEnds.set(indentation, end);
  return end;
}
