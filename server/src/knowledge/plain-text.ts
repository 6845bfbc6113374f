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
export const withoutLinks = (markdown: string): string => markdown.replace(/(?<!!)\[([^\]]+)\]\((?!https:)[^)]*\)/g, '$1');

function plainLine(line: string): string {
  const words = withoutLinks(line).replace(/^#+ /, '').replace(/\*\*/g, '');
  const cells = /^\|(.*)\|$/.exec(words);
  const text =
    cells === null
      ? words
      : (cells[1] ?? '')
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim())
          .join('  |  ');
  return text.replace(/(?<!\\)`+/g, '').replace(/\\([\\`*_{}[\]()<>#+\-!|~&$])/g, '$1');
}
