/**
 * What a hover says of the reader's own code, whole, in both languages. The files beside this test are what it has to
 * be; `npx vitest run tests/service/code-hover.test.ts -u` writes them anew for you to read.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { languages } from '../../server/src/base/language.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { readKnowledge } from '../support/check.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: Service;
const file = 'file:///home/me/shop/stock.py';

beforeAll(async () => {
  const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
  service = createService({ parser, catalog: createCatalog(readKnowledge()), clock: { now: () => 0 } });
});

type Language = (typeof languages)[number];

/** The first `part`, with the cursor on its last letter. */
function hoverOn(text: string, part: string, language: Language, freeThreaded = false): string {
  const settings = { ...defaultSettings, hoverApi: false };
  service.open(file, text, { settings, target: { version: [3, 13], freeThreaded } });
  service.parse(file);
  return service.hover(file, text.indexOf(part) + part.length - 1, language)?.markdown ?? 'nothing';
}

const stock = `import queue
import threading
import urllib.request


class Stock:
    def __init__(self):
        self.lock = threading.Lock()
        self.counts = {}
        self.orders = queue.Queue()

    def add(self, name, count):
        with self.lock:
            self.counts[name] = self.counts.get(name, 0) + count

    def take(self, name):
        with self.lock:
            self.counts[name] -= 1
            self._note(name)

    def _note(self, name):
        print(name, len(self.counts))

    def serve(self):
        while True:
            self.take(self.orders.get())


def total(numbers):
    result = 0
    for number in numbers:
        for digit in range(number):
            result += digit * digit
    return result


def price(name):
    return urllib.request.urlopen("http://prices/" + name).read()


def main():
    stock = Stock()
    server = threading.Thread(target=stock.serve)
    server.start()
    adder = threading.Thread(target=stock.add, args=("pen", 3))
    adder.start()
    adder.join()
    server.join()
    counting = threading.Thread(target=total, args=([10, 20],))
    counting.start()
    counting.join()
    asking = threading.Thread(target=price, args=("pen",))
    asking.start()
    asking.join()


if __name__ == "__main__":
    main()
`;

const subjects: readonly (readonly [string, string])[] = [
  ['a lock', 'with self.lock'],
  ['a guarded attribute', '            self.counts'],
  ['a method that a thread runs', 'def serve'],
  ['a helper called under a lock', 'def _note'],
  ['a call that starts a thread', 'server = threading.Thread'],
  ['a thread that computes', 'counting = threading.Thread'],
  ['a thread that waits', 'asking = threading.Thread'],
  ['a use of a function', 'self.take'],
];

describe.each(languages)('this code, explained (%s)', (language) => {
  it('says what the model knows', async () => {
    const said = subjects.map(([what, part]) => `## ${what}: \`${part.trim()}\`\n\n${hoverOn(stock, part, language)}\n`);
    await expect(said.join('\n')).toMatchFileSnapshot(`code-hovers/stock.${language}.md`);
  });
});

it('knows a build without the GIL', () => {
  expect(hoverOn(stock, 'counting = threading.Thread', 'en', true)).toContain('without the GIL');
});

const watched = `import threading
import time


class Meter:
    def __init__(self):
        self.lock = threading.Lock()
        self.count = 0
        self.beat = threading.Thread(target=self.run)

    def run(self):
        for _ in range(3):
            with self.lock:
                self.count += 1
            time.sleep(1)

    def skip(self, by):
        with self.lock:
            self.count += by

    def close(self):
        if self.beat.is_alive():
            self.beat.join()

    def show(self):
        return self.beat.is_alive()

    def text(self):
        return f'{self.count} {self.count} {self.count}'


meter = Meter()
meter.beat.start()
`;

it('takes the question whether a thread lives for no wait', () => {
  const said = hoverOn(watched, 'self.beat = threading.Thread', 'en');
  expect(said).toContain('is waited for in `Meter.close`');
  expect(said).not.toContain('Meter.show');
});

it('tells of the changes where most reads go without the lock', () => {
  expect(hoverOn(watched, 'self.count', 'en')).toContain('its changes are guarded by `Meter.lock`: 2 of 2 are made under it');
  expect(hoverOn(watched, 'self.lock', 'en')).toContain('guards the changes of `count`: 2 of 2 are made under it');
});

it('says nothing of code that it knows nothing of', () => {
  const plain = 'import threading\n\n\ndef double(number):\n    result = number * 2\n    return result\n';
  for (const part of ['def double', 'result', 'number']) expect(hoverOn(plain, part, 'en')).toBe('nothing');
});

const library = execFileSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], { encoding: 'utf8' }).trim();

/** File, a part of its text with the cursor on its last letter, and what the hover must say: true of every version since 3.9. */
const cpython: readonly (readonly [string, string, readonly string[]])[] = [
  ['queue.py', 'self.unfinished_tasks', ['is guarded by `Queue.mutex`', 'is changed in `Queue.task_done`', 'is read in `Queue.join`']],
  ['queue.py', 'with self.not_empty', ['guards `queue`', 'guards `unfinished_tasks`', 'is taken in `Queue.qsize`', 'and 3 more']],
  ['concurrent/futures/thread.py', 't = threading.Thread', ['starts the thread `_worker`']],
  ['concurrent/futures/thread.py', 'def _worker', ['runs in several threads `_worker`']],
  ['logging/handlers.py', 'threading.Thread', ['starts the thread `QueueListener._monitor`', 'is waited for in `QueueListener.stop`']],
  ['multiprocessing/pool.py', 'def _handle_workers', ['runs in thread `Pool._handle_workers`']],
];

describe("CPython's own classes", () => {
  it.each(cpython)('%s: %s', (name, part, said) => {
    const hover = hoverOn(readFileSync(`${library}/${name}`, 'utf8'), part, 'en');
    expect(
      said.filter((each) => !hover.includes(each)),
      hover,
    ).toEqual([]);
  });
});
