/**
 * Tables of text become typed rows, each read and checked once, when it is first asked for: a program without
 * threads pays for none. Found by name; a method that has no row of its own is looked for in the classes that its
 * class derives from (`tables/bases.ts`).
 */
import { type Definition, definitions, type RowOf, type TableName, tableNames } from './definitions.ts';
import { matchesMethod } from './entry-points.ts';
import { isRowName, type RowReading } from './shape.ts';
import { type NamedRow, type RowRecord, rowsOf } from './table.ts';

/** Rows of a user's, by table. They go before ours. */
export type ExtraRows = Readonly<Partial<Record<TableName, readonly NamedRow[]>>>;

/** A row that cannot be used, in words: the name, then what is wrong with it. */
export interface RowProblem {
  readonly table: TableName;
  readonly name: string;
  readonly message: string;
}

interface Member<T> {
  readonly method: string;
  readonly row: T;
}
interface Content<T> {
  readonly rows: ReadonlyMap<string, T>;
  /** The rows of methods, by class. */
  readonly members: ReadonlyMap<string, readonly Member<T>[]>;
  readonly problems: readonly RowProblem[];
}

export class Facts {
  readonly #extra: ExtraRows;
  /** Tables read so far; what is in one depends on nothing but the rows given. */
  readonly #contents = new Map<TableName, Content<unknown>>();

  constructor(extra: ExtraRows) {
    this.#extra = extra;
  }

  /** The row of `name`, of a pattern it fits, or of the method of a base class. */
  find<N extends TableName>(table: N, name: string): RowOf<N> | undefined {
    const { rows, members } = this.#table(table);
    const exact = rows.get(name);
    if (exact !== undefined) return exact;
    const hash = name.indexOf('#');
    if (hash < 0) return undefined;
    const method = name.slice(hash + 1);
    for (const type of this.lineage(name.slice(0, hash))) {
      const member = members.get(type)?.find((candidate) => matchesMethod(candidate.method, method));
      if (member) return member.row;
    }
    return undefined;
  }

  /** The row of exactly this name. */
  row<N extends TableName>(table: N, name: string): RowOf<N> | undefined {
    return this.#table(table).rows.get(name);
  }

  /** Rows of methods of `type` and of the classes it derives from, nearest first. */
  members<N extends TableName>(table: N, type: string): readonly Member<RowOf<N>>[] {
    const { members } = this.#table(table);
    return this.lineage(type).flatMap((each) => members.get(each) ?? []);
  }

  /** `type` and the library classes it derives from, nearest first. */
  lineage(type: string): readonly string[] {
    const { rows } = this.#table('bases');
    if (!rows.has(type)) return [type];
    const found = new Set([type]);
    for (const each of found) for (const base of rows.get(each)?.bases ?? []) found.add(base);
    return [...found];
  }

  /** The names that have a row, folded names spread out. */
  names(table: TableName): readonly string[] {
    return [...this.#table(table).rows.keys()];
  }

  /** What is wrong with the rows of all tables; reads them all. */
  problems(): readonly RowProblem[] {
    return tableNames.flatMap((name) => this.#table(name).problems);
  }

  #table<N extends TableName>(name: N): Content<RowOf<N>> {
    const known = this.#contents.get(name);
    if (known) return known as Content<RowOf<N>>;
    const { text, read } = definitions[name] as Definition<RowOf<N>>;
    const content = contentOf(name, rowsOf(text), this.#extra[name] ?? [], read);
    this.#contents.set(name, content);
    return content;
  }
}

/** A row of theirs takes the place of ours of that name; two of ours with one name are a mistake. */
function contentOf<T>(
  table: TableName,
  ours: readonly NamedRow[],
  theirs: readonly NamedRow[],
  read: (record: RowRecord) => RowReading<T>,
): Content<T> {
  const rows = new Map<string, T>();
  const problems: RowProblem[] = [];
  const say = (name: string, message: string): void => void problems.push({ table, name, message });
  const take = ({ names, record }: NamedRow): void => {
    const { row, problems: wrong } = read(record);
    for (const message of wrong) say(names.join(', '), message);
    for (const name of names) if (!isRowName(name)) say(name, 'is not a name');
    if (row !== undefined) for (const name of names) rows.set(name, row);
  };
  for (const row of ours) {
    for (const name of row.names) if (rows.has(name)) say(name, 'is there twice');
    take(row);
  }
  for (const row of theirs) take(row);
  return { rows, members: membersOf(rows), problems };
}

/** Of several patterns that fit, the longest answers. */
function membersOf<T>(rows: ReadonlyMap<string, T>): ReadonlyMap<string, readonly Member<T>[]> {
  const members = new Map<string, Member<T>[]>();
  for (const [name, row] of rows) {
    const [type = '', method] = name.split('#');
    if (method === undefined) continue;
    const list = members.get(type) ?? [];
    list.push({ method, row });
    members.set(type, list);
  }
  for (const list of members.values()) list.sort((a, b) => b.method.length - a.method.length);
  return members;
}
