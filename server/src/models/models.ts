/**
 * The one loader: tables of text become typed rows, checked once, and questions are answered from them. A table is
 * read when it is first asked for, so that a program without threads pays for none.
 *
 * Names are canonical (`canonicalName`), a method after `#`. A question about a method that has no row of its own is
 * asked again of the classes that its class derives from (`tables/bases.ts`). No row means unknown, never "no".
 */
import type { BlockingModel } from './blocking.ts';
import { type Definition, definitions, type RowOf, type TableName, tableNames } from './definitions.ts';
import { type CallbackModel, type EntryPointModel, matchesMethod } from './entry-points.ts';
import type { RowReading } from './shape.ts';
import type { SpawnModel } from './spawners.ts';
import { type NamedRow, type RowRecord, rowsOf } from './table.ts';

/** Rows of a user's, by table. They go before ours. */
export type ExtraRows = Readonly<Partial<Record<TableName, readonly NamedRow[]>>>;

/** A row that cannot be used, in words: the name, then what is wrong with it. */
export interface RowProblem {
  readonly table: TableName;
  readonly name: string;
  readonly message: string;
}

export interface EntryPoint extends EntryPointModel {
  /** A method's name, or its beginning and `*`. */
  readonly method: string;
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

export class Models {
  private readonly extra: ExtraRows;
  /** Tables read so far; what is in one depends on nothing but the rows given. */
  private readonly contents = new Map<TableName, Content<unknown>>();

  constructor(extra: ExtraRows = {}) {
    this.extra = extra;
  }

  /** What a call of `name` waits for, if it waits. */
  blocking(name: string): BlockingModel | undefined {
    return this.find('blocking', name);
  }

  /** What a call of `name` makes run elsewhere or later. */
  spawn(name: string): SpawnModel | undefined {
    return this.find('spawners', name);
  }

  /** Methods that a library calls on objects of classes derived from `type`, the nearest class's first. */
  entryPointsOf(type: string): readonly EntryPoint[] {
    const { members } = this.table('entry-points');
    return this.lineage(type).flatMap((each) => (members.get(each) ?? []).map(({ method, row }) => ({ ...row, method })));
  }

  /** How a library calls `method` of a class derived from `type`, if it does. */
  entryPoint(type: string, method: string): EntryPointModel | undefined {
    return this.find('entry-points', `${type}#${method}`);
  }

  /** Where a function runs that is decorated with `name`. */
  entryDecorator(name: string): CallbackModel | undefined {
    return this.find('entry-decorators', name);
  }

  /** Where a function runs that is assigned to `name`: `sys.excepthook`, `paho.mqtt.client.Client#on_message`. */
  hook(name: string): CallbackModel | undefined {
    return this.find('hooks', name);
  }

  /** `type` and the library classes it derives from, nearest first. */
  lineage(type: string): readonly string[] {
    const { rows } = this.table('bases');
    const found = new Set([type]);
    for (const each of found) for (const base of rows.get(each)?.bases ?? []) found.add(base);
    return [...found];
  }

  /** The names that have a row in a table, folded names spread out. */
  namesIn(table: TableName): readonly string[] {
    return [...this.table(table).rows.keys()];
  }

  /** What is wrong with the rows of all tables; reads them all. */
  problems(): readonly RowProblem[] {
    return tableNames.flatMap((name) => this.table(name).problems);
  }

  private find<N extends TableName>(table: N, name: string): RowOf<N> | undefined {
    const { rows, members } = this.table(table);
    const exact = rows.get(name);
    if (exact !== undefined) return exact;
    const [type = '', method] = name.split('#');
    if (method === undefined) return undefined;
    for (const each of this.lineage(type)) {
      const member = members.get(each)?.find((candidate) => matchesMethod(candidate.method, method));
      if (member) return member.row;
    }
    return undefined;
  }

  private table<N extends TableName>(name: N): Content<RowOf<N>> {
    const known = this.contents.get(name);
    if (known) return known as Content<RowOf<N>>;
    const { text, read } = definitions[name] as Definition<RowOf<N>>;
    const content = contentOf(name, rowsOf(text), this.extra[name] ?? [], read);
    this.contents.set(name, content);
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
    if (row !== undefined) for (const name of names) rows.set(name, row);
  };
  for (const row of ours) {
    for (const name of row.names) if (rows.has(name)) say(name, 'is there twice');
    take(row);
  }
  for (const row of theirs) take(row);
  return { rows, members: membersOf(rows), problems };
}

/** Of several patterns that fit, the longest should answer. */
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
