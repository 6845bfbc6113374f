/**
 * What names of the standard library stand for. One canonical name per thing, so that rules and other
 * tables need to know one spelling. Sources: CPython's documentation and its own modules.
 */

/** Spelling → canonical qualified name. */
const aliases: Readonly<Record<string, string>> = {
  '_thread.allocate_lock': 'threading.Lock',
  '_thread.allocate': 'threading.Lock',
  '_thread.lock': 'threading.Lock',
  '_thread.LockType': 'threading.Lock',
  '_thread.RLock': 'threading.RLock',
  'thread.allocate_lock': 'threading.Lock',
  'thread.start_new_thread': '_thread.start_new_thread',
  'threading._allocate_lock': 'threading.Lock',
  'threading._RLock': 'threading.RLock',
  'threading._PyRLock': 'threading.RLock',
  'threading._CRLock': 'threading.RLock',
  'threading._Condition': 'threading.Condition',
  'threading._Event': 'threading.Event',
  'dummy_threading.Lock': 'threading.Lock',
  'dummy_threading.RLock': 'threading.RLock',
  'dummy_threading.Thread': 'threading.Thread',
  'multiprocessing.synchronize.Lock': 'multiprocessing.Lock',
  'multiprocessing.synchronize.RLock': 'multiprocessing.RLock',
  'multiprocessing.synchronize.Condition': 'multiprocessing.Condition',
  'multiprocessing.synchronize.Semaphore': 'multiprocessing.Semaphore',
  'multiprocessing.synchronize.BoundedSemaphore': 'multiprocessing.BoundedSemaphore',
  'multiprocessing.synchronize.Event': 'multiprocessing.Event',
  'multiprocessing.synchronize.Barrier': 'multiprocessing.Barrier',
  'multiprocessing.process.BaseProcess': 'multiprocessing.Process',
  'multiprocessing.context.Process': 'multiprocessing.Process',
  'multiprocessing.pool.Pool': 'multiprocessing.Pool',
  'multiprocessing.queues.Queue': 'multiprocessing.Queue',
  'multiprocessing.queues.SimpleQueue': 'multiprocessing.SimpleQueue',
  'multiprocessing.queues.JoinableQueue': 'multiprocessing.JoinableQueue',
  'multiprocessing.dummy.Pool': 'multiprocessing.pool.ThreadPool',
  'multiprocessing.dummy.Process': 'threading.Thread',
  'concurrent.futures.thread.ThreadPoolExecutor': 'concurrent.futures.ThreadPoolExecutor',
  'concurrent.futures.process.ProcessPoolExecutor': 'concurrent.futures.ProcessPoolExecutor',
  'concurrent.futures.interpreter.InterpreterPoolExecutor': 'concurrent.futures.InterpreterPoolExecutor',
  'concurrent.futures._base.Future': 'concurrent.futures.Future',
  'concurrent.futures._base.Executor': 'concurrent.futures.Executor',
  'asyncio.locks.Lock': 'asyncio.Lock',
  'asyncio.locks.Condition': 'asyncio.Condition',
  'asyncio.locks.Semaphore': 'asyncio.Semaphore',
  'asyncio.locks.BoundedSemaphore': 'asyncio.BoundedSemaphore',
  'asyncio.locks.Event': 'asyncio.Event',
  'asyncio.locks.Barrier': 'asyncio.Barrier',
  'asyncio.queues.Queue': 'asyncio.Queue',
  'asyncio.tasks.Task': 'asyncio.Task',
  'asyncio.tasks.create_task': 'asyncio.create_task',
  'asyncio.threads.to_thread': 'asyncio.to_thread',
  'asyncio.events.AbstractEventLoop': 'asyncio.AbstractEventLoop',
  'Queue.Queue': 'queue.Queue',
  'Queue.LifoQueue': 'queue.LifoQueue',
  'Queue.PriorityQueue': 'queue.PriorityQueue',
  '_queue.SimpleQueue': 'queue.SimpleQueue',
  'io.open': 'open',
  'builtins.open': 'open',
};

/** Functions whose result is an instance of a class with another name. `#` separates a method from its class. */
const returned: Readonly<Record<string, string>> = {
  'threading.current_thread': 'threading.Thread',
  'threading.currentThread': 'threading.Thread',
  'threading.main_thread': 'threading.Thread',
  'asyncio.get_event_loop': 'asyncio.AbstractEventLoop',
  'asyncio.get_running_loop': 'asyncio.AbstractEventLoop',
  'asyncio.new_event_loop': 'asyncio.AbstractEventLoop',
  'asyncio.create_task': 'asyncio.Task',
  'asyncio.ensure_future': 'asyncio.Task',
  'asyncio.run_coroutine_threadsafe': 'concurrent.futures.Future',
  'asyncio.AbstractEventLoop#create_task': 'asyncio.Task',
  'asyncio.AbstractEventLoop#create_future': 'asyncio.Future',
  'concurrent.futures.ThreadPoolExecutor#submit': 'concurrent.futures.Future',
  'concurrent.futures.ProcessPoolExecutor#submit': 'concurrent.futures.Future',
  'subprocess.Popen': 'subprocess.Popen',
  'sqlite3.connect': 'sqlite3.Connection',
  'collections.deque': 'collections.deque',
  'collections.defaultdict': 'collections.defaultdict',
  open: 'io.TextIOWrapper',
};

/** Functions that give an object which others made. */
export const lookups: ReadonlySet<string> = new Set([
  'threading.current_thread',
  'threading.currentThread',
  'threading.main_thread',
  'multiprocessing.current_process',
  'multiprocessing.parent_process',
]);

/** Calls that hand out the module's own factories under another roof: `get_context('spawn').Lock()` is `multiprocessing.Lock()`. */
const moduleFactories: Readonly<Record<string, string>> = {
  'multiprocessing.get_context': 'multiprocessing',
  'multiprocessing.context.BaseContext': 'multiprocessing',
};

export const canonicalName = (name: string): string => (Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name);

/** The module that the result of calling `name` behaves like. */
export const moduleReturnedBy = (name: string): string | undefined =>
  Object.hasOwn(moduleFactories, name) ? moduleFactories[name] : undefined;

/** The class of the result of calling `name`: itself when it is a class by the look of its name, else what the table says, else unknown. */
export function typeReturnedBy(name: string): string | undefined {
  if (Object.hasOwn(returned, name)) return returned[name];
  if (name.includes('#')) return undefined;
  const last = name.slice(name.lastIndexOf('.') + 1);
  return /^_?[A-Z]/.test(last) ? name : undefined;
}

/** Names every Python module finds without importing them, as far as concurrency asks for them. */
export const builtinNames: ReadonlySet<string> = new Set(
  `abs all any anext aiter ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate
  eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max
  memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple
  type vars zip __import__`.split(/\s+/),
);
