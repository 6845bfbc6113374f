/** Every table there is: its rows and what reads one. `models.ts` answers questions from them, users add rows under the same names. */
import { blockingShape } from './blocking.ts';
import { callbackShape, entryPointShape } from './entry-points.ts';
import { qualifiedNames, type RowReading, required, rowReader, type Shape } from './shape.ts';
import { spawnShape, toSpawnModel } from './spawners.ts';
import type { RowRecord } from './table.ts';
import { baseRows } from './tables/bases.ts';
import { blockingRows } from './tables/blocking.ts';
import { entryDecoratorRows, entryPointRows, hookRows } from './tables/entry-points.ts';
import { spawnerRows } from './tables/spawners.ts';

export interface Definition<T> {
  /** As `table.ts` says. */
  readonly text: string;
  readonly read: (record: RowRecord) => RowReading<T>;
}

const define = <T extends object>(text: string, shape: Shape<T>): Definition<T> => ({ text, read: rowReader(shape) });

/** Rows are turned into something handier once they are read. */
function refine<R, T>({ text, read }: Definition<R>, turn: (row: R) => T): Definition<T> {
  const refined = ({ row, problems }: RowReading<R>): RowReading<T> => (row === undefined ? { problems } : { row: turn(row), problems });
  return { text, read: (record) => refined(read(record)) };
}

interface BaseModel {
  readonly bases: readonly string[];
}

export const definitions = {
  blocking: define(blockingRows, blockingShape),
  spawners: refine(define(spawnerRows, spawnShape), toSpawnModel),
  'entry-points': define(entryPointRows, entryPointShape),
  'entry-decorators': define(entryDecoratorRows, callbackShape),
  hooks: define(hookRows, callbackShape),
  bases: define<BaseModel>(baseRows, { bases: required(qualifiedNames) }),
};

export type TableName = keyof typeof definitions;
export type RowOf<N extends TableName> = (typeof definitions)[N] extends Definition<infer T> ? T : never;
/** As users write them in their settings. */
export const tableNames: readonly TableName[] = Object.keys(definitions).filter((name): name is TableName => name in definitions);
