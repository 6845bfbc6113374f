/** Locks and what is used like one. Facts from the documentation of threading, multiprocessing and asyncio. */

export interface LockModel {
  /** Who may wait for it. */
  readonly domain: 'threads' | 'processes' | 'tasks';
  /** What a second acquisition by its holder does: waits for ever, nests, takes another permit, or what the lock inside does. */
  readonly again: 'deadlocks' | 'nests' | 'counts' | 'as-inner';
  /** `acquire` is a coroutine and `async with` enters it. */
  readonly isAsync: boolean;
  /** How the constructor of its reentrant sibling is called, where there is one. */
  readonly reentrantSibling?: string;
}

const lock = (domain: LockModel['domain'], again: LockModel['again'], reentrantSibling?: string): LockModel => ({
  domain,
  again,
  isAsync: domain === 'tasks',
  ...(reentrantSibling ? { reentrantSibling } : {}),
});

/** Canonical class name → model. A Condition without a lock of its own makes an RLock (threading, multiprocessing) or a Lock (asyncio). */
const models: Readonly<Record<string, LockModel>> = {
  'threading.Lock': lock('threads', 'deadlocks', 'RLock'),
  'threading.RLock': lock('threads', 'nests'),
  'threading.Condition': lock('threads', 'as-inner'),
  'threading.Semaphore': lock('threads', 'counts'),
  'threading.BoundedSemaphore': lock('threads', 'counts'),
  'multiprocessing.Lock': lock('processes', 'deadlocks', 'RLock'),
  'multiprocessing.RLock': lock('processes', 'nests'),
  'multiprocessing.Condition': lock('processes', 'as-inner'),
  'multiprocessing.Semaphore': lock('processes', 'counts'),
  'multiprocessing.BoundedSemaphore': lock('processes', 'counts'),
  'asyncio.Lock': lock('tasks', 'deadlocks'),
  'asyncio.Condition': lock('tasks', 'as-inner'),
  'asyncio.Semaphore': lock('tasks', 'counts'),
  'asyncio.BoundedSemaphore': lock('tasks', 'counts'),
  'gevent.lock.Semaphore': lock('threads', 'counts'),
  'gevent.lock.BoundedSemaphore': lock('threads', 'counts'),
  'gevent.lock.RLock': lock('threads', 'nests'),
};

export const lockModel = (type: string): LockModel | undefined => (Object.hasOwn(models, type) ? models[type] : undefined);

/** Where a Condition takes the lock it is built on: first argument or this keyword. */
export const conditionLockKeyword = 'lock';
