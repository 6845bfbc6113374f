import { expect, it } from 'vitest';
import { Models } from '../../server/src/models/models.ts';
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
  'from crawler import Crawler\nCrawler("a").start()',
  'from jobs import pool\npool.submit(print)',
])('%j may be of interest', (text) => expect(mentionsConcurrency(text)).toBe(true));

it.each([
  '',
  'blocks = clock.unlock()',
  'class Block: CLOCK = 1',
  'locked = flocks',
  'asynchronous = awaiting',
  'def f():\n    return 1\n',
  'match.start(1)',
])('%j is not', (text) => expect(mentionsConcurrency(text)).toBe(false));

/** What libraries run in threads of their own: the classes whose methods, and the objects whose decorators. */
const models = new Models();
const served = [
  ...new Set([
    ...models.namesIn('entry-decorators').filter((name) => models.entryDecorator(name)?.runsIn === 'thread'),
    ...models.namesIn('entry-points').filter((name) => models.entryPoint(...split(name))?.runsIn === 'thread'),
  ]),
];

function split(name: string): [type: string, method: string] {
  const [type = '', method = ''] = name.split('#');
  return [type, method];
}

it('knows all libraries that the tables say run something in threads', () => {
  expect(served.length).toBeGreaterThan(20);
  expect(served.filter((name) => !mentionsConcurrency(`import ${split(name)[0]}`))).toEqual([]);
});
