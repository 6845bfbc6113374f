/** `acquire … release` → `with`: the shapes people write, what must survive, and what must be refused. */
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

const places: readonly Case[] = [
  {
    title: 'no release at all',
    before: `
def bump(counter):
    «lock.acquire()»  # takes "lock"
    counter.value += 1
    # never given back: lock
    return counter.value
# end
`,
    after: `
def bump(counter):
    with lock:  # takes "lock"
        counter.value += 1
        # never given back: lock
        return counter.value
# end
`,
  },
  {
    title: 'an asyncio lock',
    before: `
async def refresh(cache):
    «await cache.lock.acquire()»
    cache.data = await fetch()
    cache.lock.release()
`,
    after: `
async def refresh(cache):
    async with cache.lock:
        cache.data = await fetch()
`,
  },
  {
    title: 'a place under the main guard',
    before: `
import threading

lock = threading.Lock()
if __name__ == "__main__":
    «lock.acquire()»
    print("one")
    compute()
    lock.release()
`,
    after: `
import threading

lock = threading.Lock()
if __name__ == "__main__":
    with lock:
        print("one")
        compute()
`,
  },
  {
    title: 'the module level',
    before: `
def compute():
    return 1


«lock.acquire()»
total = compute()
# column 0
lock.release()
print(total)
`,
    after: `
def compute():
    return 1


with lock:
    total = compute()
    # column 0
print(total)
`,
  },
  {
    title: 'a nested, decorated function and an element of a dict',
    before: `
def outer(locks):
    @trace
    def inner(name):
        «locks[name].acquire()»
        work(name)
        locks[name].release()

    return inner
`,
    after: `
def outer(locks):
    @trace
    def inner(name):
        with locks[name]:
            work(name)

    return inner
`,
  },
  {
    title: 'two sections one after the other',
    before: `
def swap(a, b):
    lock.acquire()
    first(a)
    lock.release()
    between()
    «lock.acquire()»
    second(b)
    lock.release()
`,
    after: `
def swap(a, b):
    lock.acquire()
    first(a)
    lock.release()
    between()
    with lock:
        second(b)
`,
  },
  {
    title: 'strings, continuations and odd comments',
    before: `
def render(self, rows):
    «self.lock.acquire()»
    self.text = """
    title
      # not a comment
    lock.release
""" + head(
        rows,  # the rows
    )
# far left
    total = rows[0] + \\
        rows[1]
          # far right
    self.note(f'''
    {total}
    ''')

    self.lock.release()

    return total
`,
    after: `
def render(self, rows):
    with self.lock:
        self.text = """
    title
      # not a comment
    lock.release
""" + head(
            rows,  # the rows
        )
# far left
        total = rows[0] + \\
            rows[1]
              # far right
        self.note(f'''
    {total}
    ''')

    return total
`,
  },
  {
    title: 'a section that holds nothing',
    before: `
def barrier():
    «lock.acquire()»
    lock.release()  # only to wait
`,
    after: `
def barrier():
    with lock:
        pass  # only to wait
`,
  },
];

const refusals: readonly Case[] = [
  { title: 'arguments', before: 'def f():\n    «lock.acquire(timeout=1)»\n    g()\n    lock.release()\n' },
  { title: 'a result that is used', before: 'def f():\n    ok = «lock.acquire()»\n    g()\n    lock.release()\n' },
  { title: 'a one-line suite', before: 'def f(x):\n    if x: «lock.acquire()»\n    g()\n    lock.release()\n' },
  { title: 'semicolons', before: 'def f():\n    a(); «lock.acquire()»; b()\n    g()\n    lock.release()\n' },
  {
    title: 'a release with a semicolon',
    before: 'def f(x):\n    «lock.acquire()»\n    if x:\n        lock.release(); return\n    g()\n    lock.release()\n',
  },
  { title: 'a text that does not parse', before: 'def f():\n    «lock.acquire()»\n    g((\n    lock.release()\n' },
  {
    title: 'a release in a loop',
    before: 'def f(xs):\n    «lock.acquire()»\n    for x in xs:\n        g(x)\n        lock.release()\n    h()\n',
  },
  {
    title: 'a lock that is let go for a while',
    before: `
def f(xs):
    «lock.acquire()»
    while xs:
        x = xs.pop()
        lock.release()
        slow(x)
        lock.acquire()
    lock.release()
`,
  },
  {
    title: 'a release on one way only, with work behind it',
    before: 'def f(x):\n    «lock.acquire()»\n    if x:\n        lock.release()\n    g()\n    lock.release()\n',
  },
  {
    title: 'work between an inner release and the return',
    before:
      'def f(x):\n    «lock.acquire()»\n    if x:\n        lock.release()\n        notify(x)\n        return\n    g()\n    lock.release()\n',
  },
  {
    title: 'a returned call behind an inner release, which may need the lock',
    before: 'def f(x):\n    «lock.acquire()»\n    if x:\n        lock.release()\n        return summary(x)\n    g()\n    lock.release()\n',
  },
  {
    title: 'work in finally behind the release',
    before: 'def f(x):\n    «lock.acquire()»\n    try:\n        g()\n    finally:\n        lock.release()\n        notify(x)\n',
  },
  {
    title: 'a handler around it that releases',
    before:
      'def f():\n    try:\n        «lock.acquire()»\n        g()\n        lock.release()\n    except OSError:\n        lock.release()\n        raise\n',
  },
  {
    title: 'a lock kept over a break',
    before: `
def f():
    while True:
        «lock.acquire()»
        if ready():
            break
        lock.release()
        pause()
    use()
    lock.release()
`,
  },
  {
    title: 'a lock handed over to another method',
    before: `
class Gate:
    def close(self):
        «self.lock.acquire()»
        self.closed = True

    def open(self):
        self.closed = False
        self.lock.release()
`,
  },
  {
    title: 'a lock released by a callback',
    before: 'def f(job):\n    «lock.acquire()»\n    job.then(lambda _: lock.release())\n    job.start()\n    lock.release()\n',
  },
  { title: 'a lock bound anew', before: 'def f(lock):\n    «lock.acquire()»\n    lock = g()\n    lock.release()\n' },
  { title: 'a key that changes', before: 'def f(i):\n    «locks[i].acquire()»\n    i += 1\n    locks[i].release()\n' },
  { title: 'a lock that a call gives', before: 'def f():\n    «pick().acquire()»\n    g()\n    pick().release()\n' },
  {
    title: 'a conditional acquire released later',
    before: 'def f(x):\n    if x:\n        «lock.acquire()»\n        g()\n    h()\n    if x:\n        lock.release()\n',
  },
  {
    title: 'the rest of a module with definitions',
    before: '«lock.acquire()»\n\n\ndef f():\n    pass\n',
  },
  {
    title: 'a context manager that ends after the release',
    before: 'def f():\n    «lock.acquire()»\n    with pool() as p:\n        p.submit(g)\n        lock.release()\n',
  },
  {
    title: 'an object with an acquire of its own',
    before: 'class Handler:\n    def handle(self, x):\n        «self.acquire()»\n        self.emit(x)\n        self.release()\n',
  },
  { title: 'a lock that is handed to others', before: 'def f():\n    «lock.acquire()»\n    watch(lock)\n' },
  { title: 'an acquire with nothing behind it', before: 'def f():\n    «lock.acquire()»\n' },
];

describeFix('with-statement', [...straight, ...exits, ...places, ...refusals]);

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
