/**
 * Our own Markdown as plain text, for clients without Markdown and for a terminal: marks and link targets go, words,
 * code and the layout of lists and tables stay. Made for the subset that `knowledge/` uses, not for any Markdown.
 */

/** Keeps code fences as indented blocks; headings become lines of their own, tables columns of even width. */
export function plainText(markdown: string): string {
  let fenced = false;
  let table: string[][] = [];
  const lines: string[] = [];
  for (const line of [...markdown.split('\n'), '']) {
    const cells = fenced ? undefined : cellsOf(line);
    if (cells !== undefined) {
      table.push(cells);
      continue;
    }
    lines.push(...aligned(table));
    table = [];
    if (/^```/.test(line)) fenced = !fenced;
    else if (fenced) lines.push(line === '' ? '' : `    ${line}`);
    else lines.push(plainWords(line.replace(/^#+ /, '')));
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Links become their words: a relative link of a page leads nowhere from a hover. */
export const withoutLinks = (markdown: string): string => markdown.replace(/(?<![!\\])\[([^\]]+)\]\((?!https:)[^)]*\)/g, '$1');

const codeSpan = /(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;

/** The cells of a row of a table, in plain words; undefined for any other line. */
function cellsOf(line: string): string[] | undefined {
  const row = /^\|(.*)\|$/.exec(line)?.[1];
  return row?.split(/(?<!\\)\|/).map((cell) => plainWords(cell.trim().replace(/\\\|/g, '|')));
}

/** A table without its marks: header, a line of dashes, rows. */
function aligned(table: readonly (readonly string[])[]): readonly string[] {
  const rows = table.filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
  const [header = []] = rows;
  const widths = header.map((_, column) => Math.max(...rows.map((cells) => width(cells[column] ?? ''))));
  const show = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd();
  const [first, ...rest] = rows.map(show);
  return first === undefined ? [] : [first, widths.map((columns) => '-'.repeat(columns)).join('  '), ...rest];
}

/** Columns of a terminal: Chinese characters and full-width marks take two. */
const width = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\p{Script=Han}\u3000-\u303F\uFF00-\uFF60]/u.test(character) ? 2 : 1), 0);

/** Code is taken as it is: `**kwargs` in it is no mark. */
function plainWords(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const span of text.matchAll(codeSpan)) {
    parts.push(withoutMarks(text.slice(end, span.index)), (span[2] ?? '').replace(/^ (?=`)|(?<=`) $/g, ''));
    end = span.index + span[0].length;
  }
  return [...parts, withoutMarks(text.slice(end))].join('');
}

const withoutMarks = (text: string): string =>
  withoutLinks(text)
    .replace(/\*\*|(?<![\\*\w])\*(?=\S)|(?<=\S)(?<!\\)\*(?!\w)/g, '')
    .replace(/\\([\\`*_{}[\]()<>#+\-!|~&$.])/g, '$1');
