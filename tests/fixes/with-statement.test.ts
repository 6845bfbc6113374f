/** `acquire … release` → `with`: the shapes people write, and that an exception no longer leaves the lock held. */
import { describe, expect, it } from 'vitest';
import { type Case, describeFix, fixed, python } from './support.ts';

const straight: readonly Case[] = [
  {
    title: 'a plain section',
    before: `
import threading

stock = {}
stock_lock = threading.Lock()


def add(item, count):
    «stock_lock.acquire()»  # guards stock
    # count what is there

    stock[item] = stock.get(item, 0) + count
    print(item)
    stock_lock.release()  # free again
    return count
`,
    after: `
import threading

stock = {}
stock_lock = threading.Lock()


def add(item, count):
    with stock_lock:  # guards stock
        # count what is there

        stock[item] = stock.get(item, 0) + count
        print(item)
        # free again
    return count
`,
  },
  {
    title: 'a try whose finally only releases',
    before: `
class Account:
    def pay(self, amount):
        «self._lock.acquire()»

        try:  # from here on it is ours
            self.balance -= amount
            if self.balance < 0:
                raise ValueError(amount)

        finally:
            self._lock.release()
        self.report()
`,
    after: `
class Account:
    def pay(self, amount):
        with self._lock:
            # from here on it is ours
            self.balance -= amount
            if self.balance < 0:
                raise ValueError(amount)
        self.report()
`,
  },
  {
    title: 'a try with comments on every line of its frame',
    before: `
def save(path, rows):
    «lock.acquire()»  # a
    # b
    try:  # c
        # d
        write(path, rows)
        # e
    finally:  # f
        # g
        lock.release()  # h
    # i
    done()
`,
    after: `
def save(path, rows):
    with lock:  # a
        # b
        # c
        # d
        write(path, rows)
        # e
        # f
        # g
        # h
    # i
    done()
`,
  },
  {
    title: 'statements between the acquire and the try',
    before: `
def load(self):
    «self.lock.acquire()»
    handle = self.open()
    size = handle.size()
    try:
        return handle.read(size)
    finally:
        self.lock.release()
`,
    after: `
def load(self):
    with self.lock:
        handle = self.open()
        size = handle.size()
        return handle.read(size)
`,
  },
  {
    title: 'a try with handlers keeps the try',
    before: `
def load(self):
    «self.lock.acquire()»
    try:
        self.value = self.read()
    except OSError as error:
        self.value = None  # unknown
        log.warning("%s", error)
    finally:
        self.lock.release()
    return self.value
`,
    after: `
def load(self):
    with self.lock:
        try:
            self.value = self.read()
        except OSError as error:
            self.value = None  # unknown
            log.warning("%s", error)
    return self.value
`,
  },
  {
    title: 'a finally that does more keeps the try',
    before: `
def run(job):
    «lock.acquire()»
    try:
        job.run()
    finally:
        job.close()
        lock.release()
`,
    after: `
def run(job):
    with lock:
        try:
            job.run()
        finally:
            job.close()
`,
  },
];

const exits: readonly Case[] = [
  {
    title: 'early exits that release',
    before: `
def take(self, key):
    «self.lock.acquire()»
    item = self.items.get(key)
    if item is None:
        self.lock.release()
        return None
    if item.expired():
        del self.items[key]
        self.lock.release()  # nobody wants it
        raise KeyError(key)
    self.lock.release()
    item.touch()
    return item
`,
    after: `
def take(self, key):
    with self.lock:
        item = self.items.get(key)
        if item is None:
            return None
        if item.expired():
            del self.items[key]
            # nobody wants it
            raise KeyError(key)
    item.touch()
    return item
`,
  },
  {
    title: 'an exit that forgets to release',
    before: `
def next_job(queue):
    while True:
        «lock.acquire()»
        if not queue:
            break
        job = queue.pop()
        if job.is_void():
            continue
        lock.release()
        job.run()
`,
    after: `
def next_job(queue):
    while True:
        with lock:
            if not queue:
                break
            job = queue.pop()
            if job.is_void():
                continue
        job.run()
`,
  },
  {
    title: 'a release in each branch',
    before: `
def put(cell, value):
    «lock.acquire()»
    if cell.free:
        cell.value = value
        lock.release()
    elif cell.shared:
        lock.release()
    else:
        cell.wait_list.append(value)
        lock.release()
    wake(cell)
`,
    after: `
def put(cell, value):
    with lock:
        if cell.free:
            cell.value = value
        elif cell.shared:
            pass
        else:
            cell.wait_list.append(value)
    wake(cell)
`,
  },
  {
    title: 'a release in the handler and one behind the try',
    before: `
def send(message):
    «lock.acquire()»
    try:
        channel.write(message)
    except OSError:
        lock.release()
        raise
    lock.release()
`,
    after: `
def send(message):
    with lock:
        try:
            channel.write(message)
        except OSError:
            raise
`,
  },
  {
    title: 'a handler that only releases',
    before: `
def send(message):
    «lock.acquire()»
    try:
        channel.write(message)
        lock.release()
    except OSError:
        lock.release()  # lost
    channel.flush()
`,
    after: `
def send(message):
    with lock:
        try:
            channel.write(message)
        except OSError:
            pass  # lost
    channel.flush()
`,
  },
  {
    title: 'a break out of a search loop',
    before: `
def find(rows, wanted):
    «lock.acquire()»
    for row in rows:
        if row == wanted:
            hit(row)
            break
    else:
        miss(wanted)
    lock.release()
`,
    after: `
def find(rows, wanted):
    with lock:
        for row in rows:
            if row == wanted:
                hit(row)
                break
        else:
            miss(wanted)
`,
  },
  {
    title: 'a match',
    before: `
def handle(event):
    «lock.acquire()»
    match event:
        case "stop":
            lock.release()
            return
        case _:
            note(event)
    lock.release()
`,
    after: `
def handle(event):
    with lock:
        match event:
            case "stop":
                return
            case _:
                note(event)
`,
  },
];

describeFix('with-statement', [...straight, ...exits]);

const program = (body: string, call: string): string => `
import threading
lock = threading.Lock()
seen = []
def fail(x):
    raise ValueError(x)
${body}
try:
    ${call}
except ValueError:
    pass
print(lock.locked(), seen)
`;

describe('with-statement, run', () => {
  const sections: readonly (readonly [string, string, string])[] = [
    ['a plain section', 'def f(x):\n    «lock.acquire()»\n    seen.append(x)\n    fail(x)\n    lock.release()\n', 'f(1)'],
    [
      'early exits',
      'def f(x):\n    «lock.acquire()»\n    if x > 5:\n        lock.release()\n        return\n    seen.append(x)\n    fail(x)\n    lock.release()\n',
      'f(9); f(1)',
    ],
    [
      'statements before the try',
      'def f(x):\n    «lock.acquire()»\n    seen.append(x)\n    fail(x)\n    try:\n        seen.append(2)\n    finally:\n        lock.release()\n',
      'f(1)',
    ],
    ['no release', 'def f(x):\n    «lock.acquire()»\n    seen.append(x)\n    fail(x)\n', 'f(1)'],
  ];
  for (const [title, before, call] of sections) {
    it(`${title}: an exception leaves the lock locked before and free after`, () => {
      expect(python(program(before.replace(/[«»]/g, ''), call))).toBe('True [1]\n');
      expect(python(program(fixed('with-statement', before) ?? '', call))).toBe('False [1]\n');
    });
  }
});
