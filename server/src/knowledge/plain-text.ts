/**
 * Our own Markdown as plain text, for clients without Markdown and for a terminal: marks and link targets go, words,
 * code and the layout of lists and tables stay. Made for the subset that `knowledge/` uses, not for any Markdown.
 */

/** Keeps code fences as indented blocks; headings become lines of their own. */
export function plainText(markdown: string): string {
  let fenced = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (/^```/.test(line)) fenced = !fenced;
    else if (fenced) lines.push(line === '' ? '' : `    ${line}`);
    else if (!/^\|[\s:|-]+\|$/.test(line)) lines.push(plainLine(line));
  }
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Links become their words: a relative link of a page leads nowhere from a hover. */
export const withoutLinks = (markdown: string): string => markdown.replace(/(?<![!\\])\[([^\]]+)\]\((?!https:)[^)]*\)/g, '$1');

const codeSpan = /(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;

function plainLine(line: string): string {
  const cells = /^\|(.*)\|$/.exec(line);
  if (cells === null) return plainWords(line.replace(/^#+ /, ''));
  const words = (cells[1] ?? '').split(/(?<!\\)\|/).map((cell) => plainWords(cell.trim().replace(/\\\|/g, '|')));
  return words.join('  |  ').trimEnd();
}

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
