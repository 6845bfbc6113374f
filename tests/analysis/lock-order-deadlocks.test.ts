/** Programs that surely hang, run by Python before and after the fix: a hang is killed by the time limit. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { createChecker } from '../support/check.ts';

const checker = await createChecker();
/** Seconds: how long a hang is watched, and how long a busy machine may need for a program that ends. */
const watched = 3;
const patience = 60;

function ends(program: string, limit: number): boolean {
  const { error, status, stderr } = spawnSync('python3', ['-c', program], {
    encoding: 'utf8',
    timeout: limit * 1000,
    killSignal: 'SIGKILL',
  });
  if (error && !('code' in error && error.code === 'ETIMEDOUT')) throw error;
  if (!error) expect(stderr).toBe('');
  return status === 0;
}

function cured(program: string, code: string): string {
  const [finding, ...more] = checker.check({ 'program.py': program });
  expect(more).toEqual([]);
  expect(finding?.code).toBe(code);
  const fix = finding && checker.fix(program, finding, finding.fixes[0]?.id ?? '');
  const after = applyEdits(program, fix?.edits ?? []);
  expect(checker.check({ 'program.py': after })).toEqual([]);
  return after;
}

const programs: readonly (readonly [string, string])[] = [
  [
    'PC0210',
    `
import sys
import threading

left = threading.Lock()
right = threading.Lock()
sys.setswitchinterval(1e-6)


def forth():
    for number in range(100_000):
        with left, right:
            moved = number


def back():
    for number in range(100_000):
        with right, left:
            moved = number


threads = [threading.Thread(target=forth), threading.Thread(target=back)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
`,
  ],
  [
    'PC0216',
    `
import threading

lock = threading.Lock()
seen = []


def add():
    with lock:
        seen.append(1)


def main():
    with lock:
        thread = threading.Thread(target=add)
        thread.start()
        thread.join()
    print(seen)


main()
`,
  ],
  [
    'PC0216',
    `
import threading
from concurrent.futures import ThreadPoolExecutor


class Cache:
    def __init__(self):
        self._guard = threading.RLock()
        self._pool = ThreadPoolExecutor()
        self._rows = {}

    def _load(self, name):
        with self._guard:
            self._rows[name] = name.upper()

    def fill(self, name):
        with self._guard:
            future = self._pool.submit(self._load, name)
            future.result()


Cache().fill("a")
`,
  ],
];

describe.each(programs)('%s', (code, program) => {
  it('hangs before the fix and ends after it', { timeout: 120_000 }, () => {
    const after = cured(program, code);
    expect(ends(program, watched), 'before').toBe(false);
    expect(ends(after, patience), after).toBe(true);
  });
});
