/**
 * How facts are written down: a table of text with a header row, cells between `|`, and names that share a row
 * folded with braces, `queue.{Queue,LifoQueue}#{get,put}`. A table becomes records from column to cell, the very
 * shape that users give theirs in TOML, so that one reader (`shape.ts`) checks both. Empty cells are absent.
 */

/** One row before it is checked: what each column says, by the column's name. */
export type RowRecord = Readonly<Record<string, unknown>>;
export interface NamedRow {
  /** Canonical qualified names, with a `#` between a class and its method. */
  readonly names: readonly string[];
  readonly record: RowRecord;
}

/** The rows of `text` in order. The first column is the name whatever its heading. */
export function rowsOf(text: string): readonly NamedRow[] {
  const [header = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const columns = cellsOf(header);
  return lines.map((line) => {
    const cells = cellsOf(line);
    const record: Record<string, unknown> = {};
    for (const [index, column] of columns.entries()) if (index > 0 && cells[index]) record[column] = cells[index];
    return { names: unfold(cells[0] ?? ''), record };
  });
}

const cellsOf = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim());

/** `a.{b,c}#{d,e}` → `a.b#d`, `a.b#e`, `a.c#d`, `a.c#e`. Braces do not nest. */
export function unfold(name: string): readonly string[] {
  const start = name.indexOf('{');
  const end = name.indexOf('}', start);
  if (start < 0 || end < 0) return [name];
  const rest = unfold(name.slice(end + 1));
  return name
    .slice(start + 1, end)
    .split(',')
    .flatMap((part) => rest.map((tail) => name.slice(0, start) + part.trim() + tail));
}
