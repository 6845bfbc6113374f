/**
 * What an edit costs, in answers computed, not in time: an edit that changes nothing for its callers costs the same
 * however many files import the function; one that changes what they may do costs as much as there are of them.
 */
import { afterEach, expect, it, vi } from 'vitest';
import { Cell } from '../../server/src/engine/cell.ts';
import { Store } from '../../server/src/engine/store.ts';
import type { Files } from '../support/check.ts';
import { World } from './worlds.ts';

const hub = (body: string): string => `import threading

hub_lock = threading.Lock()


def flush(jobs):
${body}    jobs.clear()
`;

const user = `import threading
from hub import flush, hub_lock


def drain(jobs):
    with hub_lock:
        flush(jobs)
`;

const silent = '    count = 1\n';
const other = '    count = 12\n';
const locking = '    with hub_lock:\n        jobs.sort()\n';

/** Has threads and locks of its own, and nothing to do with the hub. */
const bystander = `import threading


class Store:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}

    def put(self, key, value):
        with self.lock:
            self.values[key] = value

    def take(self):
        with self.lock:
            return self.values.pop(1)


def start(store):
    thread = threading.Thread(target=store.take)
    thread.start()
    thread.join()
`;

const program = (body: string, users: number, bystanders: number): Files => ({
  'hub.py': hub(body),
  ...Object.fromEntries(Array.from({ length: users }, (_, index) => [`user_${index}.py`, user])),
  ...Object.fromEntries(Array.from({ length: bystanders }, (_, index) => [`bystander_${index}.py`, bystander])),
});

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.dispose();
});

interface Cost {
  readonly computed: number;
  /** What was read and what was found to be right: joins over everything show there. */
  readonly looked: number;
}

function measured(world: World, task: () => void): Cost {
  const already = world.computed;
  const looks = [vi.spyOn(Store.prototype, 'read'), vi.spyOn(Cell.prototype, 'doubt'), vi.spyOn(Cell.prototype, 'clear')];
  task();
  const looked = looks.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  return { computed: world.computed - already, looked };
}

/** What the second text of the hub costs, and how many of its users have a finding then. */
function costOf(before: string, after: string, users: number, bystanders = 0): Cost & { readonly withFinding: number } {
  const world = new World();
  worlds.push(world);
  const ask = (body: string): number => {
    const files = Object.entries(program(body, users, bystanders));
    world.show(Object.fromEntries(files));
    const asked = files.filter(([file]) => !file.startsWith('bystander'));
    return asked.filter(([file, text]) => file !== 'hub.py' && world.found(file, text).length > 0).length;
  };
  // Twice there and back: what is computed once for all must not count.
  for (const body of [before, after, before]) ask(body);
  let withFinding = 0;
  const cost = measured(world, () => {
    withFinding = ask(after);
  });
  return { ...cost, withFinding };
}

it('an edit that changes nothing for its callers touches none of them', () => {
  const few = costOf(silent, other, 4);
  const many = costOf(silent, other, 40);
  expect([few.withFinding, many.withFinding]).toEqual([0, 0]);
  expect(many.computed).toBe(few.computed);
});

/** A file of many classes that guard with locks, and functions that use a lock of the module. */
const crowd = (body: string, size: number): string =>
  [hub(body), 'totals = []\nlimit = 1', ...Array.from({ length: size }, (_, index) => member(index))].join('\n\n');

const member = (index: number): string => `class Box${index}:
    def __init__(self):
        self._lock = threading.Lock()
        self._items = []

    def put(self, item):
        with self._lock:
            self._items.append(item)

    def take(self):
        with self._lock:
            if self._items:
                return self._items.pop()

    def drop(self):
        self._items.clear()


async def wait${index}(event: threading.Event, done):
    with hub_lock:
        totals.append(${index})
    await done
`;

/** In one file, and how many findings there are in the end. */
function costInCrowd(before: string, after: string, size: number): Cost & { readonly found: number } {
  const world = new World();
  worlds.push(world);
  const ask = (body: string): readonly string[] => {
    const text = crowd(body, size);
    world.show({ 'hub.py': text });
    return world.found('hub.py', text);
  };
  for (const body of [before, after, before]) ask(body);
  let found = 0;
  const cost = measured(world, () => {
    found = ask(after).length;
  });
  return { ...cost, found };
}

it('an edit inside a function costs the same however much else is in the file', () => {
  const few = costInCrowd('    count = limit\n', '    count = limit + 1\n', 3);
  const many = costInCrowd('    count = limit\n', '    count = limit + 1\n', 30);
  expect([few.found, many.found]).toEqual([3, 30]);
  expect(many.computed).toBe(few.computed);
  expect(many.looked).toBe(few.looked);
});

/** Answers of one function that uses the same lock, to be read again. */
const answersOfEach = 10;

it.each([
  [
    'between a lock and its release',
    `${silent}    jobs.sort()\n    hub_lock.release()\n`,
    `${other}    jobs.sort()\n    hub_lock.release()\n`,
  ],
  ['of the release', '    jobs.sort()\n    hub_lock.release()\n', '    jobs.sort()\n'],
])('an edit %s computes the same, and reads a few answers of those that use the lock', (_, before, after) => {
  const acquire = '    hub_lock.acquire()\n';
  const few = costInCrowd(acquire + before, acquire + after, 3);
  const many = costInCrowd(acquire + before, acquire + after, 30);
  expect(many.computed).toBe(few.computed);
  expect(many.looked - few.looked).toBeLessThan((30 - 3) * answersOfEach);
});

it('an edit that changes what a call does touches those who call', () => {
  const few = costOf(silent, locking, 4);
  const many = costOf(silent, locking, 40);
  expect([few.withFinding, many.withFinding]).toEqual([4, 40]);
  expect(many.computed).toBeGreaterThan(few.computed);
  expect(many.computed).toBeLessThan(few.computed * 12);
});

it.each([
  ['changes what a call does', locking, 4],
  ['imports something else', '    import os\n', 0],
])('an edit that %s reads an answer or two of a file that has nothing to do with it', (_, body, findings) => {
  const few = costOf(silent, body, 4, 3);
  const many = costOf(silent, body, 4, 30);
  expect([few.withFinding, many.withFinding]).toEqual([findings, findings]);
  expect(many.computed).toBe(few.computed);
  expect(many.looked - few.looked).toBeLessThan((30 - 3) * 3);
});
