import { expect, it } from 'vitest';
import { mentionsConcurrency } from '../../server/src/syntax/gate.ts';

it.each([
  'import threading',
  'from concurrent import futures',
  'with self._lock:',
  'with lock:',
  'lock',
  'from bank import account_locks',
  'with self.stateLock:',
  'x = RLock()',
  'with DB_LOCK:',
  'async def f(): pass',
  'def f():\n    return await g()',
  'self.mutex',
  'def f():\n    with self.guard:\n        pass',
  '@contextmanager\ndef f():\n    yield',
  'ResettableTimer(5, self._clean)',
  'from contextvars import ContextVar',
  'from pools import WorkerPool\npool = WorkerPool(3)',
])('%j may be of interest', (text) => expect(mentionsConcurrency(text)).toBe(true));

it.each([
  '',
  'blocks = clock.unlock()',
  'class Block: CLOCK = 1',
  'locked = flocks',
  'asynchronous = awaiting',
  'def f():\n    return 1\n',
])('%j is not', (text) => expect(mentionsConcurrency(text)).toBe(false));
