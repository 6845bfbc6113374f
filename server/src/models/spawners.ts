/**
 * Calls that make another thread, process or task run a function: where they take the function, its arguments,
 * and when it starts. `parameter` is the keyword or the position of an argument. From the documentation of each.
 */

export interface Parameter {
  readonly index: number;
  readonly keyword?: string;
}
export interface SpawnModel {
  readonly runsIn: 'thread' | 'process' | 'task' | 'loop-callback';
  readonly target: Parameter;
  /** One tuple that holds all arguments (`args=`), or the rest of the call's own (`rest`: index of the first). */
  readonly arguments: { readonly tuple: Parameter } | { readonly rest: number } | { readonly each: number };
  /** The call only makes an object that `start()` sets going. */
  readonly startsLater: boolean;
  /** Several workers share the work by nature: a pool. */
  readonly pooled: boolean;
}

const at = (index: number, keyword?: string): Parameter => (keyword === undefined ? { index } : { index, keyword });
const thread: SpawnModel = {
  runsIn: 'thread',
  target: at(1, 'target'),
  arguments: { tuple: at(3, 'args') },
  startsLater: true,
  pooled: false,
};
const timer: SpawnModel = {
  runsIn: 'thread',
  target: at(1, 'function'),
  arguments: { tuple: at(2, 'args') },
  startsLater: true,
  pooled: false,
};
const submit = (runsIn: SpawnModel['runsIn']): SpawnModel => ({
  runsIn,
  target: at(0),
  arguments: { rest: 1 },
  startsLater: false,
  pooled: true,
});
const map = (runsIn: SpawnModel['runsIn']): SpawnModel => ({
  runsIn,
  target: at(0, 'func'),
  arguments: { each: 1 },
  startsLater: false,
  pooled: true,
});
const apply = (runsIn: SpawnModel['runsIn']): SpawnModel => ({
  runsIn,
  target: at(0, 'func'),
  arguments: { tuple: at(1, 'args') },
  startsLater: false,
  pooled: true,
});

const poolMethods = (type: string, runsIn: SpawnModel['runsIn']): Record<string, SpawnModel> => ({
  [`${type}#apply_async`]: apply(runsIn),
  [`${type}#map`]: map(runsIn),
  [`${type}#map_async`]: map(runsIn),
  [`${type}#starmap`]: map(runsIn),
  [`${type}#imap`]: map(runsIn),
  [`${type}#imap_unordered`]: map(runsIn),
});

const models: Readonly<Record<string, SpawnModel>> = {
  'threading.Thread': thread,
  'threading.Timer': timer,
  '_thread.start_new_thread': { runsIn: 'thread', target: at(0), arguments: { tuple: at(1) }, startsLater: false, pooled: false },
  'multiprocessing.Process': { ...thread, runsIn: 'process' },
  'concurrent.futures.ThreadPoolExecutor#submit': submit('thread'),
  'concurrent.futures.ThreadPoolExecutor#map': map('thread'),
  'concurrent.futures.ProcessPoolExecutor#submit': submit('process'),
  'concurrent.futures.ProcessPoolExecutor#map': map('process'),
  ...poolMethods('multiprocessing.pool.ThreadPool', 'thread'),
  ...poolMethods('multiprocessing.Pool', 'process'),
  'asyncio.to_thread': { runsIn: 'thread', target: at(0), arguments: { rest: 1 }, startsLater: false, pooled: true },
  'asyncio.AbstractEventLoop#run_in_executor': {
    runsIn: 'thread',
    target: at(1),
    arguments: { rest: 2 },
    startsLater: false,
    pooled: true,
  },
  'asyncio.AbstractEventLoop#call_soon': {
    runsIn: 'loop-callback',
    target: at(0),
    arguments: { rest: 1 },
    startsLater: false,
    pooled: false,
  },
  'asyncio.AbstractEventLoop#call_soon_threadsafe': {
    runsIn: 'loop-callback',
    target: at(0),
    arguments: { rest: 1 },
    startsLater: false,
    pooled: false,
  },
  'asyncio.AbstractEventLoop#call_later': {
    runsIn: 'loop-callback',
    target: at(1),
    arguments: { rest: 2 },
    startsLater: false,
    pooled: false,
  },
};

export const spawnModel = (name: string): SpawnModel | undefined => (Object.hasOwn(models, name) ? models[name] : undefined);

/** Classes whose instances are started with `start()` and waited for with `join()`. */
export const startables: ReadonlySet<string> = new Set(['threading.Thread', 'threading.Timer', 'multiprocessing.Process']);
