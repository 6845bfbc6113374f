/**
 * What an edit costs, in answers computed, not in time: an edit that changes nothing for its callers costs the same
 * however many files import the function; one that changes what they may do costs as much as there are of them.
 */
import { afterEach, expect, it } from 'vitest';
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

it('an edit that changes what a call does touches those who call', () => {
  const few = costOf(silent, locking, 4);
  const many = costOf(silent, locking, 40);
  expect([few.withFinding, many.withFinding]).toEqual([4, 40]);
  expect(many.computed).toBeGreaterThan(few.computed);
  expect(many.computed).toBeLessThan(few.computed * 12);
});
