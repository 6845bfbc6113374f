/** Sections that cannot be proved to be sections: no `with` is offered. */
import { type Case, describeFix } from './support.ts';

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

describeFix('with-statement', [...refusals]);
