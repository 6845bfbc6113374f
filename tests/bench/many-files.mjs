/**
 * A workspace of two thousand files in a folder of its own: one module that twenty others import, the rest packages of
 * threads, locks and plain code beside it. What the twenty find depends on what the module's function does with its lock.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const dependents = 20;
const files = 2000;
const filesPerPackage = 50;

export const hub = `import threading

hub_lock = threading.Lock()
limit = 10


def flush(jobs):
    count = 1
    jobs.clear()
    return count
`;

/** Waits for the lock that every caller holds: each of the twenty has a finding. */
const locking = '    with hub_lock:\n        jobs.sort()\n';
const anchor = '    count = 1\n';

export const changes = {
  'a lock comes into the function they call': insertion(hub.indexOf(anchor), locking),
  'a number changes in it': insertion(hub.indexOf(anchor) + anchor.length - 1, '0'),
};

function insertion(start, newText) {
  return { there: { start, end: start, newText }, back: { start, end: start + newText.length, newText: '' } };
}

const dependent = (index) => `from hub import flush, hub_lock


class Worker${index}:
    def __init__(self):
        self.jobs = []

    def drain(self):
        with hub_lock:
            flush(self.jobs)
`;

const bystander = (index) => `import queue
import threading


class Store${index}:
    def __init__(self):
        self.lock = threading.Lock()
        self.ready = queue.Queue()
        self.values = {}

    def put(self, key, value):
        with self.lock:
            self.values[key] = value
        self.ready.put(key)

    def take(self):
        key = self.ready.get()
        with self.lock:
            return self.values.pop(key)


def start(store):
    thread = threading.Thread(target=store.take)
    thread.start()
    thread.join()


def plain(numbers):
    return sum(number * ${index + 1} for number in numbers)
`;

/** The folder, the paths of the module and of the twenty; `remove` takes all of it away. */
export function writeWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'interleave-bench-'));
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  const center = write('hub.py', hub);
  const twenty = Array.from({ length: dependents }, (_, index) => {
    const text = dependent(index);
    return { path: write(`worker_${index}.py`, text), text };
  });
  for (let index = 0; index < files - dependents - 1; index++) {
    write(`package_${Math.floor(index / filesPerPackage)}/module_${index}.py`, bystander(index));
  }
  return { folder, center, twenty, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
