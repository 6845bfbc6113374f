/** Every table there is: its rows and what reads one. `models.ts` answers questions from them; users add rows under the same names. */
import { blockingShape } from './blocking.ts';
import { coroutineShape, loopMethodShape } from './coroutines.ts';
import { callbackShape, entryPointShape } from './entry-points.ts';
import { inlineCallbackShape, protocolShape } from './implicit-calls.ts';
import { joinShape, poolShape, processShape } from './joins.ts';
import { lockShape, synchronizerShape, toLockModel } from './locks.ts';
import { aliasShape, baseShape, memberShape, nameShape, reservedShape, resultShape, starShape } from './naming.ts';
import { containerShape, operationShape, processWideShape, sharingShape } from './operations.ts';
import { type RowReading, rowReader, type Shape } from './shape.ts';
import { spawnShape, toSpawnModel } from './spawners.ts';
import type { RowRecord } from './table.ts';
import { baseRows } from './tables/bases.ts';
import { blockingRows } from './tables/blocking.ts';
import { inlineCallbackRows, protocolRows } from './tables/callbacks.ts';
import { coroutineRows, loopMethodRows } from './tables/coroutines.ts';
import { entryDecoratorRows, entryPointRows, hookRows } from './tables/entry-points.ts';
import { joinRows, poolRows, processRows } from './tables/joins.ts';
import { lockRows, synchronizerRows } from './tables/locks.ts';
import { memberRows } from './tables/members.ts';
import { aliasRows, builtinRows, resultRows, starRows } from './tables/names.ts';
import { containerRows, operationRows, processWideRows, sharingRows } from './tables/operations.ts';
import { quietRows } from './tables/quiet.ts';
import { reservedRows } from './tables/reserved.ts';
import { spawnerRows } from './tables/spawners.ts';
import { startMethodRows, versionRows } from './tables/versions.ts';
import { workRows } from './tables/work.ts';
import { startMethodShape, versionShape } from './versions.ts';
import { workShape } from './work.ts';

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

/** Under the names that users write. */
export const definitions = {
  aliases: define(aliasRows, aliasShape),
  bases: define(baseRows, baseShape),
  blocking: define(blockingRows, blockingShape),
  builtins: define(builtinRows, nameShape),
  containers: define(containerRows, containerShape),
  coroutines: define(coroutineRows, coroutineShape),
  'entry-decorators': define(entryDecoratorRows, callbackShape),
  'entry-points': define(entryPointRows, entryPointShape),
  hooks: define(hookRows, callbackShape),
  'inline-callbacks': define(inlineCallbackRows, inlineCallbackShape),
  joins: define(joinRows, joinShape),
  locks: refine(define(lockRows, lockShape), toLockModel),
  'loop-methods': define(loopMethodRows, loopMethodShape),
  members: define(memberRows, memberShape),
  operations: define(operationRows, operationShape),
  pools: define(poolRows, poolShape),
  processes: define(processRows, processShape),
  'process-wide': define(processWideRows, processWideShape),
  protocols: define(protocolRows, protocolShape),
  quiet: define(quietRows, nameShape),
  reserved: define(reservedRows, reservedShape),
  results: define(resultRows, resultShape),
  sharing: define(sharingRows, sharingShape),
  spawners: refine(define(spawnerRows, spawnShape), toSpawnModel),
  'star-imports': define(starRows, starShape),
  'start-methods': define(startMethodRows, startMethodShape),
  synchronizers: define(synchronizerRows, synchronizerShape),
  versions: define(versionRows, versionShape),
  work: define(workRows, workShape),
};

export type TableName = keyof typeof definitions;
export type RowOf<N extends TableName> = (typeof definitions)[N] extends Definition<infer T> ? T : never;
export const tableNames: readonly TableName[] = Object.keys(definitions).filter((name): name is TableName => name in definitions);
