/**
 * What is so of CPython's own classes, read in their sources (3.11) and written down by hand. Only what the versions
 * since 3.9 have in common: names of methods and locks, no lines.
 */
import type { Inspection } from '../../server/src/service/index.ts';

export interface Fact {
  readonly file: string;
  readonly says: string;
  holds(model: Inspection): boolean;
}

const fn = (model: Inspection, name: string): Inspection['functions'][number] => {
  const found = model.functions.find((each) => each.name === name);
  if (!found) throw new Error(`no function ${name}`);
  return found;
};
const guardOf = (model: Inspection, place: string): string | undefined => model.shared.find(({ name }) => name === place)?.guard?.lock;
const takes = (model: Inspection, name: string): readonly string[] => fn(model, name).takes.map(({ lock }) => lock);
const roots = (model: Inspection, name: string): readonly string[] =>
  fn(model, name).runsIn.map(({ kind, name: root }) => `${kind} ${root}`);

export const facts: readonly Fact[] = [
  {
    file: 'queue.py',
    says: 'not_full is a Condition on mutex: who takes it has mutex',
    holds: (model) => takes(model, 'Queue.put').join() === 'Queue.mutex',
  },
  {
    file: 'queue.py',
    says: 'mutex guards the count of unfinished tasks',
    holds: (model) => guardOf(model, 'Queue.unfinished_tasks') === 'Queue.mutex',
  },
  { file: 'queue.py', says: 'mutex guards the deque', holds: (model) => guardOf(model, 'Queue.queue') === 'Queue.mutex' },
  {
    file: 'queue.py',
    says: '_put, _get and _qsize are called with mutex held',
    holds: (model) => ['Queue._put', 'Queue._get', 'Queue._qsize'].every((name) => fn(model, name).heldOnEntry.includes('Queue.mutex')),
  },
  {
    file: 'queue.py',
    says: 'get waits for an event, get_nowait only by way of get',
    holds: (model) =>
      fn(model, 'Queue.get').waits.some(({ kind, via }) => kind === 'event' && via.length === 0) &&
      fn(model, 'Queue.get_nowait').waits.every(({ via }) => via[0] === 'get'),
  },
  {
    file: 'concurrent/futures/thread.py',
    says: 'the worker function runs in threads, several at once',
    holds: (model) => fn(model, '_worker').runsIn.some(({ kind, many, certain }) => kind === 'thread' && many && certain),
  },
  {
    file: 'concurrent/futures/thread.py',
    says: 'submit takes its own lock, then the global one',
    holds: (model) =>
      model.lockOrder.some(
        ({ held, asked, by }) =>
          by === 'ThreadPoolExecutor.submit' && held.endsWith('._shutdown_lock') && asked.endsWith('_global_shutdown_lock'),
      ),
  },
  {
    file: 'concurrent/futures/thread.py',
    says: 'nobody takes them the other way round',
    holds: (model) =>
      !model.lockOrder.some(({ held, asked }) => held.endsWith('_global_shutdown_lock') && asked.endsWith('._shutdown_lock')),
  },
  {
    file: 'concurrent/futures/thread.py',
    says: 'threads are started while both locks are held',
    holds: (model) => fn(model, 'ThreadPoolExecutor._adjust_thread_count').heldOnEntry.length === 2,
  },
  {
    file: 'threading.py',
    says: 'run runs in the thread that start makes, once for each object',
    holds: (model) => roots(model, 'Thread.run').some((root) => /^thread Thread\._(bootstrap|start)/.test(root)),
  },
  {
    file: 'threading.py',
    says: 'wait_for waits by way of wait',
    holds: (model) =>
      fn(model, 'Condition.wait_for').waits.length > 0 && fn(model, 'Condition.wait_for').waits.every(({ via }) => via[0] === 'wait'),
  },
  {
    file: 'threading.py',
    says: 'a Semaphore’s acquire waits for the lock that its Condition waits for',
    holds: (model) => fn(model, 'Semaphore.acquire').waits.some(({ kind }) => kind === 'lock'),
  },
  {
    file: 'multiprocessing/pool.py',
    says: 'three threads serve a pool, one of each',
    holds: (model) =>
      ['Pool._handle_workers', 'Pool._handle_tasks', 'Pool._handle_results'].every((name) =>
        fn(model, name).runsIn.some((root) => root.kind === 'thread' && root.name === name && root.certain),
      ),
  },
  {
    file: 'multiprocessing/pool.py',
    says: 'get waits for the event that wait waits for',
    holds: (model) => fn(model, 'ApplyResult.get').waits.some(({ via }) => via.includes('wait')),
  },
  {
    file: 'logging/__init__.py',
    says: 'handle takes the handler’s lock by way of acquire, or with it',
    holds: (model) => fn(model, 'Handler.handle').waits.some(({ name }) => name === 'threading.RLock#acquire'),
  },
  {
    file: 'logging/__init__.py',
    says: 'a logger’s call reaches the handler’s lock',
    holds: (model) =>
      fn(model, 'Logger.info').waits.some(({ kind, via }) => kind === 'lock' && via.some((step) => step.includes('handle'))),
  },
];
