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

const program = (body: string, users: number): Files => ({
  'hub.py': hub(body),
  ...Object.fromEntries(Array.from({ length: users }, (_, index) => [`user_${index}.py`, user])),
});

const worlds: World[] = [];
afterEach(() => {
  for (const world of worlds.splice(0)) world.dispose();
});

/** How many answers the second text of the hub asks for, and how many of its users have a finding then. */
function costOf(before: string, after: string, users: number): { readonly computed: number; readonly withFinding: number } {
  const world = new World();
  worlds.push(world);
  const ask = (body: string): readonly (readonly string[])[] => {
    world.show(program(body, users));
    return Object.entries(program(body, users)).map(([file, text]) => world.found(file, text));
  };
  // Twice there and back: what is computed once for all must not count.
  for (const body of [before, after, before]) ask(body);
  const already = world.computed;
  const [, ...found] = ask(after);
  return { computed: world.computed - already, withFinding: found.filter((lines) => lines.length > 0).length };
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

/** In one file, and how many findings there are in the end. `looked` counts what was read and what was found to be right: joins over everything in a file show there. */
function costInCrowd(
  before: string,
  after: string,
  size: number,
): { readonly computed: number; readonly looked: number; readonly found: number } {
  const world = new World();
  worlds.push(world);
  const ask = (body: string): readonly string[] => {
    const text = crowd(body, size);
    world.show({ 'hub.py': text });
    return world.found('hub.py', text);
  };
  for (const body of [before, after, before]) ask(body);
  const already = world.computed;
  const looks = [vi.spyOn(Store.prototype, 'read'), vi.spyOn(Cell.prototype, 'doubt'), vi.spyOn(Cell.prototype, 'clear')];
  const found = ask(after).length;
  const looked = looks.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  return { computed: world.computed - already, looked, found };
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
