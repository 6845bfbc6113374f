/**
 * A user's own rows, `[tool.interleave.models.blocking]` and its like in pyproject.toml: tables of the same names as
 * ours, in each a name and its columns, `"mylib.fetch" = { on = "network" }`. What cannot be understood is passed
 * over and said; a name may be folded, and have any spelling of the class it belongs to.
 */
import { definitions, type TableName } from './definitions.ts';
import type { ExtraRows } from './facts.ts';
import { Models } from './models.ts';
import { isRowName } from './shape.ts';
import { standardModels } from './standard.ts';
import { type NamedRow, type RowRecord, unfold } from './table.ts';

/** Facts about Python itself are not the user's to tell. */
const closed: ReadonlySet<string> = new Set<TableName>(['builtins', 'members', 'protocols', 'reserved', 'star-imports', 'start-methods']);
const openTables: readonly TableName[] = (Object.keys(definitions) as TableName[]).filter((name) => !closed.has(name));

export interface UserModels {
  /** Absent when there is no row that can be used. */
  readonly models?: Models;
  /** `key` is the path below the section, as written. */
  readonly problems: readonly { readonly key: string; readonly message: string }[];
}

/** `section` is whatever TOML gave for the table of tables; never throws. */
export function readUserModels(section: RowRecord): UserModels {
  const problems: { key: string; message: string }[] = [];
  const say = (key: string, message: string): void => void problems.push({ key, message });
  const rows: Partial<Record<TableName, readonly NamedRow[]>> = {};
  for (const [key, table] of Object.entries(section)) {
    const name = openTables.find((each) => each === key);
    if (name === undefined) say(key, `unknown table, expected one of ${openTables.join(', ')}`);
    else if (!isRecord(table)) say(key, `expected a table from names to their columns, found ${shown(table)}`);
    else rows[name] = readTable(name, table, say);
  }
  const extra: ExtraRows = rows;
  return Object.values(rows).some((list) => list.length > 0) ? { models: new Models(extra), problems } : { problems };
}

function readTable(table: TableName, section: RowRecord, say: (key: string, message: string) => void): readonly NamedRow[] {
  return Object.entries(section).flatMap(([key, record]) => {
    const names = unfold(key);
    const where = `${table}.${JSON.stringify(key)}`;
    if (!names.every(isRowName)) say(where, "expected a qualified name such as 'mylib.Client' or 'mylib.Client#fetch'");
    else if (!isRecord(record)) say(where, `expected a table of columns, found ${shown(record)}`);
    else {
      const { row, problems } = definitions[table].read(record);
      for (const problem of problems) say(where, problem);
      return row === undefined ? [] : [{ names: names.map((name) => (table === 'aliases' ? name : canonical(name))), record }];
    }
    return [];
  });
}

/** The class's one spelling: rows are found by no other. */
function canonical(name: string): string {
  const [type = '', ...method] = name.split('#');
  return [standardModels.canonical(type), ...method].join('#');
}

const isRecord = (value: unknown): value is RowRecord => typeof value === 'object' && value !== null && !Array.isArray(value);
const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);
