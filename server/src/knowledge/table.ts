/**
 * Reads the rows of every Markdown table of a page, with the heading each stands under. `phrases.md` and `terms.md`
 * are kept as tables because a table is what a translator reads best: one line, both languages side by side.
 * A `|` inside a cell is written `\|`. Errs towards reading: a line that is no row is prose and is passed over.
 */

export interface TableRow {
  /** The nearest heading above, without its `#` marks. */
  readonly heading: string;
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** All rows but the header and the `|---|` line of each table. */
export function tableRows(text: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  let heading = '';
  let rowsOfTable = 0;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    const title = /^#+ (.*)$/.exec(line);
    if (title !== null) heading = title[1]?.trim() ?? '';
    if (!line.startsWith('|')) {
      rowsOfTable = 0;
      return;
    }
    rowsOfTable++;
    if (rowsOfTable > 2) rows.push({ heading, cells: cellsOf(line), line: index + 1 });
  });
  return rows;
}

function cellsOf(line: string): readonly string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|'));
}
