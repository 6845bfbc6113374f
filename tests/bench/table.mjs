/** The one printer: rows of cells under a heading, columns as wide as their widest cell, figures to the right. */

/** `rows` are lists of strings and numbers, as long as `columns`; undefined leaves a cell empty. */
export function printTable(title, columns, rows) {
  const cells = [columns, ...rows.map((row) => row.map(shown))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const isFigure = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (row) => row.map((cell, at) => (isFigure[at] ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join('  ');
  console.log(title);
  for (const row of cells) console.log(`  ${line(row).trimEnd()}`);
}

function shown(cell) {
  if (cell === undefined) return '';
  if (typeof cell !== 'number') return cell;
  if (Number.isNaN(cell)) return '–';
  return Math.abs(cell) >= 100 || Number.isInteger(cell) ? cell.toFixed(0) : cell.toFixed(1);
}

/** `2.0×`, or nothing where there is nothing to compare with. */
export const ratio = (figure, base) =>
  base > 0 && Number.isFinite(figure) ? `${(figure / base).toFixed(figure / base < 10 ? 1 : 0)}×` : undefined;
