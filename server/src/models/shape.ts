/**
 * What a cell may hold. A `Column` turns a cell, a table's text or a TOML value, into what the program works with,
 * or says what it expected; a `Shape` is the columns of one table. Nothing is guessed: a row with one bad cell is
 * no row, as half a fact may be the opposite of it.
 */
import type { RowRecord } from './table.ts';

/** An argument of a call: its position from 0 (-1: by keyword only), and its keyword where it has one. */
export interface Parameter {
  readonly index: number;
  readonly keyword?: string;
}

export interface Column<T> {
  /** For messages: "expected …". */
  readonly expected: string;
  /** Undefined when the cell is not understood. */
  readonly read: (cell: unknown) => T | undefined;
  /** A row without it is refused. */
  readonly required?: boolean;
  /** What an absent cell means; without one the property is absent as well. */
  readonly fallback?: T;
}

/** The columns of a table by the property they fill; in tables and TOML they are spelt in kebab-case. */
export type Shape<T> = { readonly [K in keyof T]-?: Column<Exclude<T[K], undefined>> };

export interface RowReading<T> {
  /** Absent when something is wrong. */
  readonly row?: T;
  /** Each a clause for a message, naming the column. */
  readonly problems: readonly string[];
}

const columnName = (property: string): string => property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The reader of rows of one shape. */
export function rowReader<T extends object>(shape: Shape<T>): (record: RowRecord) => RowReading<T> {
  const columns = Object.entries<Column<unknown>>(shape).map(([property, column]) => ({ property, name: columnName(property), column }));
  const known = new Set(columns.map(({ name }) => name));
  return (record) => {
    const problems = Object.keys(record)
      .filter((key) => !known.has(key))
      .map((key) => `unknown key '${key}', expected one of ${[...known].join(', ')}`);
    const row: Record<string, unknown> = {};
    for (const { property, name, column } of columns) {
      const cell = Object.hasOwn(record, name) ? record[name] : undefined;
      const value = cell === undefined ? column.fallback : column.read(cell);
      if (value !== undefined) row[property] = value;
      else if (cell !== undefined) problems.push(`'${name}' expected ${column.expected}, found ${shown(cell)}`);
      else if (column.required) problems.push(`'${name}' is missing, expected ${column.expected}`);
    }
    return problems.length > 0 ? { problems } : { row: row as T, problems };
  };
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);

export const required = <T>(column: Column<T>): Column<T> => ({ ...column, required: true });
export const orElse = <T>(column: Column<T>, fallback: T): Column<T> => ({ ...column, fallback });

export const oneOf = <T extends string>(choices: readonly T[]): Column<T> => ({
  expected: `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`,
  read: (cell) => choices.find((choice) => choice === cell),
});

/** `yes` and `no` in tables, booleans in TOML; absent means no. */
export const yesNo: Column<boolean> = {
  expected: 'true or false',
  read: (cell) => (cell === true || cell === 'yes' ? true : cell === false || cell === 'no' ? false : undefined),
  fallback: false,
};

export const words: Column<string> = {
  expected: 'a text',
  read: (cell) => (typeof cell === 'string' && cell.trim() !== '' ? cell : undefined),
};

const namePattern = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(#([A-Za-z_]\w*(\.[A-Za-z_]\w*)*\*?|\*))?$/;
/** Of a row: a qualified name, perhaps with a keyword argument in parentheses. */
export const isRowName = (name: string): boolean => namePattern.test(name.replace(/\([a-z_]+\)$/, ''));
/** A canonical qualified name, `queue.Queue` or `queue.Queue#get`; a method may end in `*`, and be one of an attribute: `Client#chat.create`. */
export const qualifiedName: Column<string> = {
  expected: "a qualified name such as 'queue.Queue' or 'queue.Queue#get'",
  read: (cell) => (typeof cell === 'string' && namePattern.test(cell) ? cell : undefined),
};

/** Several of them: `a.B, c.D` in tables, a list in TOML. */
export const qualifiedNames: Column<readonly string[]> = {
  expected: 'qualified names',
  read: (cell) => {
    const names = typeof cell === 'string' ? cell.split(',').map((name) => name.trim()) : cell;
    if (!Array.isArray(names)) return undefined;
    const read = names.flatMap((name) => qualifiedName.read(name) ?? []);
    return read.length === names.length && read.length > 0 ? read : undefined;
  },
};

/** `1 target`: second argument or `target=`; `0`: the first, by position only; `command`: by keyword only. */
export const parameter: Column<Parameter> = {
  expected: "an argument such as 0, '1 target' or 'target'",
  read: (cell) => (typeof cell === 'number' ? positional(cell) : typeof cell === 'string' ? parameterIn(cell) : undefined),
};

const positional = (index: number): Parameter | undefined => (Number.isInteger(index) && index >= 0 ? { index } : undefined);

function parameterIn(text: string): Parameter | undefined {
  const [, digits, keyword] = /^(\d+)?\s*([A-Za-z_]\w*)?$/.exec(text.trim()) ?? [];
  if (digits === undefined) return keyword === undefined ? undefined : { index: -1, keyword };
  return keyword === undefined ? { index: Number(digits) } : { index: Number(digits), keyword };
}

/** An argument and the value that matters, by the last word of its spelling: `0 block=False`, `1 options=WNOHANG`. */
export interface ArgumentValue {
  readonly parameter: Parameter;
  readonly value: string;
}
export const argumentValue: Column<ArgumentValue> = {
  expected: "an argument and a value such as '0 block=False'",
  read: (cell) => {
    const [, left = '', value] = (typeof cell === 'string' && /^([^=]+)=(\w+)$/.exec(cell)) || [];
    const found = parameterIn(left);
    return found && value !== undefined ? { parameter: found, value } : undefined;
  },
};
