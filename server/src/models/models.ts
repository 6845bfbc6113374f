/**
 * What is known of libraries, as questions. The only door to the tables: `program.models`, `context.models`.
 *
 * Names are canonical qualified names as evaluation gives them, a method after `#`: `threading.Thread`,
 * `queue.Queue#get`. No answer means unknown, never "no". A user's own rows are among the answers.
 */
import type { BlockingModel } from './blocking.ts';
import type { CoroutineModel, LoopMethodModel } from './coroutines.ts';
import type { TableName } from './definitions.ts';
import type { CallbackModel, EntryPointModel } from './entry-points.ts';
import { type ExtraRows, Facts, type RowProblem } from './facts.ts';
import type { JoinModel, PoolModel, ProcessModel } from './joins.ts';
import type { LockModel, SynchronizerModel } from './locks.ts';
import { looksLikeClass, type ReservedModel } from './naming.ts';
import type { ContainerType, OperationModel, ProcessWideModel, SharingModel } from './operations.ts';
import type { Parameter } from './shape.ts';
import type { SpawnModel } from './spawners.ts';
import { isAtLeast, type StartMethod, type Version, type VersionModel } from './versions.ts';
import type { WorkModel } from './work.ts';

export interface EntryPoint extends EntryPointModel {
  /** A method's name, or its beginning and `*`. */
  readonly method: string;
}

/** What a call gives. */
export interface Result {
  readonly type: string;
  /** Class of the elements of a list. */
  readonly of?: string;
  /** No call made it: others did, or it is as good as a constant. */
  readonly found: boolean;
}

export class Models {
  /** Equal for models that answer alike. */
  readonly key: string;
  readonly #facts: Facts;
  readonly #userLibraries: ReadonlySet<string>;
  #startables: ReadonlySet<string> | undefined;

  constructor(extra: ExtraRows = {}) {
    this.key = JSON.stringify(extra);
    this.#facts = new Facts(extra);
    this.#userLibraries = new Set(Object.values(extra).flatMap((rows) => rows.flatMap(({ names }) => names.map(firstWord))));
  }

  // Names

  /** The one spelling by which all other questions know `name`. */
  canonical(name: string): string {
    const target = this.#facts.row('aliases', name)?.standsFor ?? name;
    return target.endsWith('.*') ? target.slice(0, -1) + name.slice(name.lastIndexOf('.') + 1) : target;
  }

  /** The module whose names the result of calling `name` has. */
  moduleReturnedBy(name: string): string | undefined {
    return this.#facts.row('results', name)?.module;
  }

  /** What calling `name` gives: what the table says, an instance of it when it is a class by a row or by the look of its name, else unknown. */
  result(name: string): Result | undefined {
    const row = this.#facts.find('results', name);
    if (row?.gives !== undefined) return { type: row.gives, found: row.found, ...(row.of !== undefined && { of: row.of }) };
    return looksLikeClass(name) || this.lock(name) || this.synchronizer(name) || this.pool(name) || this.startables.has(name)
      ? { type: name, found: row?.found ?? false }
      : undefined;
  }

  /** What the library class behind `owner` needs `name` for at a version; undefined where it is free. */
  reserved(owner: string, name: string, at: Version): ReservedModel | undefined {
    const row = this.#facts.row('reserved', `${owner}#${name}`);
    return row && !(row.since && !isAtLeast(at, row.since)) && !(row.until && isAtLeast(at, row.until)) ? row : undefined;
  }

  /** Whether Python finds `name` in every module without an import. */
  isBuiltin(name: string): boolean {
    return this.#facts.row('builtins', name) !== undefined;
  }

  /** Whether `from module import *` brings `name`. */
  starBrings(module: string, name: string): boolean {
    return this.#facts.row('star-imports', module)?.brings.includes(name) ?? false;
  }

  /** Every public name of a module, or of the objects of a class; undefined where nobody has listed them. */
  members(name: string): readonly string[] | undefined {
    return this.#facts.row('members', name)?.has;
  }

  /** `type` and the library classes it derives from, nearest first. */
  lineage(type: string): readonly string[] {
    return this.#facts.lineage(type);
  }

  /** Whether an attribute of the class has methods of its own that are known: `chat` of a client, for `chat.completions.create`. */
  hasParts(type: string, attribute: string): boolean {
    return this.#facts.members('blocking', type).some(({ method }) => method.startsWith(`${attribute}.`));
  }

  /** The names that have a row in a table: what an analysis looks for in spellings before it evaluates. */
  namesIn(table: TableName): readonly string[] {
    return this.#facts.names(table);
  }

  /** Whether the user has rows about something in the library that `name` is in or is. */
  isUsers(name: string): boolean {
    return this.userLibraries.has(firstWord(name));
  }

  /** First words of the names in the user's rows: no text without one of them has to do with these. */
  get userLibraries(): ReadonlySet<string> {
    return this.#userLibraries;
  }

  // Roots

  /** What a call of `name` makes run elsewhere or later. */
  spawn(name: string): SpawnModel | undefined {
    return this.#facts.find('spawners', name);
  }

  /** Methods that a library calls on objects of classes derived from `type`, the nearest class's first. */
  entryPointsOf(type: string): readonly EntryPoint[] {
    return this.#facts.members('entry-points', type).map(({ method, row }) => ({ ...row, method }));
  }

  /** How a library calls `method` of a class derived from `type`, if it does. */
  entryPoint(type: string, method: string): EntryPointModel | undefined {
    return this.#facts.find('entry-points', `${type}#${method}`);
  }

  /** Where a function runs that is decorated with `name`. */
  entryDecorator(name: string): CallbackModel | undefined {
    return this.#facts.find('entry-decorators', name);
  }

  /** Where a function runs that is assigned to `name`: `sys.excepthook`, `paho.mqtt.client.Client#on_message`. */
  hook(name: string): CallbackModel | undefined {
    return this.#facts.find('hooks', name);
  }

  /** The pool of workers that the class `type` is. */
  pool(type: string): PoolModel | undefined {
    return this.#facts.find('pools', type);
  }

  /** Classes whose instances are started with `start()` and waited for with `join()`. */
  get startables(): ReadonlySet<string> {
    this.#startables ??= new Set(this.namesIn('spawners').filter((name) => isStartable(this.spawn(name))));
    return this.#startables;
  }

  /** How a call of `name` makes another process. */
  process(name: string): ProcessModel | undefined {
    return this.#facts.find('processes', name);
  }

  // Waiting

  /** What a call of `name` waits for, if it waits. */
  blocking(name: string): BlockingModel | undefined {
    return this.#facts.find('blocking', name);
  }

  /** What that ran elsewhere is over when a call of `name` returns. */
  join(name: string): JoinModel | undefined {
    return this.#facts.find('joins', name);
  }

  /** The lock that objects of `type` are. */
  lock(type: string): LockModel | undefined {
    return this.#facts.row('locks', type);
  }

  /** The event, barrier, queue or future that objects of `type` are. */
  synchronizer(type: string): SynchronizerModel | undefined {
    return this.#facts.row('synchronizers', type);
  }

  // asyncio

  /** What a call of `name` gives to `await`, `async with` or `async for`. */
  coroutine(name: string): CoroutineModel | undefined {
    return this.#facts.find('coroutines', name);
  }

  /** Whether a call of `name` is safe on another thread than the loop's. */
  loopMethod(name: string): LoopMethodModel | undefined {
    return this.#facts.find('loop-methods', name);
  }

  // Shared objects

  /** What the operation `name` (`list#append`) does to its object, and whether in one step. */
  operation(name: string): OperationModel | undefined {
    return this.#facts.find('operations', name);
  }

  /** What an object made by calling `name` behaves like, if it is a container. */
  container(name: string): ContainerType | undefined {
    return this.#facts.row('containers', name)?.behavesLike;
  }

  /** What `method` does to a container of that kind, whichever class it has. */
  containerMethod(type: ContainerType, method: string): OperationModel | undefined {
    const own = this.namesIn('containers').filter((name) => this.container(name) === type);
    return own.map((name) => this.operation(`${name}#${method}`)).find((found) => found !== undefined);
  }

  /** Whether objects of `type` are made for several threads, or each thread has its own. */
  isThreadSafe(type: string): boolean {
    const threads = this.sharing(type)?.threads;
    return threads === 'safe' || threads === 'each-its-own';
  }

  /** Whether objects of `type` may be used from several threads or reach another process. */
  sharing(type: string): SharingModel | undefined {
    return this.#facts.row('sharing', type);
  }

  /** What all threads have in common that a call of `name` changes. */
  processWide(name: string): ProcessWideModel | undefined {
    return this.#facts.find('process-wide', name);
  }

  // Work

  /** What a call of `name` is busy with. */
  work(name: string): WorkModel | undefined {
    return this.#facts.find('work', name);
  }

  /** Whether a call of `name` does not raise in any run worth a warning. */
  neverRaises(name: string): boolean {
    return this.#facts.find('quiet', name) !== undefined;
  }

  /** The special method of its first argument that the built-in `name` calls. */
  protocol(name: string): string | undefined {
    return this.#facts.row('protocols', name)?.calls;
  }

  /** The argument of `name` that is a function it runs before it returns. */
  inlineCallback(name: string): Parameter | undefined {
    return this.#facts.find('inline-callbacks', name)?.callback;
  }

  // Versions

  /** From when to when `name` can be used; `asyncio.sleep(loop)` asks about the keyword `loop`. */
  version(name: string): VersionModel | undefined {
    return this.#facts.find('versions', name);
  }

  /** How a process starts where the program does not say. */
  startMethod(platform: 'linux' | 'macos' | 'windows', version: Version): StartMethod | undefined {
    const row = this.#facts.row('start-methods', platform);
    return row?.since && row.later && isAtLeast(version, row.since) ? row.later : row?.method;
  }

  /** What is wrong with the rows of all tables; reads them all. */
  problems(): readonly RowProblem[] {
    return this.#facts.problems();
  }
}

const firstWord = (name: string): string => /^\w+/.exec(name)?.[0] ?? name;

const isStartable = (model: SpawnModel | undefined): boolean =>
  model?.startsLater === true && (model.runsIn === 'thread' || model.runsIn === 'process');
