/** Joining, starting, and the slip of the second join. */
import { describe, expect, it } from 'vitest';
import { type Case, describeFix, fixed, python } from './support.ts';

const local: readonly Case[] = [
  {
    title: 'a thread by a variable, before the result is read',
    args: { thread: 't' },
    before: `
import threading


def count(words):
    totals = {}
    t = «threading.Thread(target=fill, args=(words, totals))»
    t.start()  # go
    prepare(words)
    # what came out
    print(len(totals))
    return totals
`,
    after: `
import threading


def count(words):
    totals = {}
    t = threading.Thread(target=fill, args=(words, totals))
    t.start()  # go
    prepare(words)
    t.join()
    # what came out
    print(len(totals))
    return totals
`,
  },
  {
    title: 'a thread at the end of a module',
    args: { thread: 'worker' },
    before: 'from threading import Thread\n\nworker = Thread(target=print)\n«worker.start()»\nprint("started")\n',
    after: 'from threading import Thread\n\nworker = Thread(target=print)\nworker.start()\nprint("started")\nworker.join()\n',
  },
  {
    title: 'a queue that is filled behind the start',
    args: { thread: 't' },
    before: `
def run(items):
    q = Queue()
    t = «Thread(target=drain, args=(q,))»
    t.daemon = False
    t.start()
    for item in items:
        q.put(item)
    q.put(None)
    print("all sent")
`,
    after: `
def run(items):
    q = Queue()
    t = Thread(target=drain, args=(q,))
    t.daemon = False
    t.start()
    for item in items:
        q.put(item)
    q.put(None)
    print("all sent")
    t.join()
`,
  },
  {
    title: 'a process under the main guard',
    args: { thread: 'p' },
    before: 'if __name__ == "__main__":\n    p = «Process(target=work)»\n    p.start()\n',
    after: 'if __name__ == "__main__":\n    p = Process(target=work)\n    p.start()\n    p.join()\n',
  },
  {
    title: 'a thread without a name',
    before: `
def notify(user):
    log(user)
    «threading.Thread(
        target=send,  # slow
        args=(user,),
    ).start()»  # go
    store(user)
    return True
`,
    after: `
def notify(user):
    log(user)
    thread = threading.Thread(
        target=send,  # slow
        args=(user,),
    )
    thread.start()  # go
    store(user)
    thread.join()
    return True
`,
  },
  {
    title: 'a name that is taken',
    before: 'def f(thread):\n    Thread(target=thread).start\n    «Thread(target=thread).start()»\n',
    after: 'def f(thread):\n    Thread(target=thread).start\n    worker = Thread(target=thread)\n    worker.start()\n    worker.join()\n',
  },
  {
    title: 'a start under a lock, and an end by sys.exit',
    args: { thread: 't' },
    before: `
def main():
    with lock:
        t = «Thread(target=work)»
        t.start()
        jobs.append(1)
    wait()
    sys.exit(0)
`,
    after: `
def main():
    with lock:
        t = Thread(target=work)
        t.start()
        jobs.append(1)
    wait()
    t.join()
    sys.exit(0)
`,
  },
  {
    title: 'a start with a directory of its own',
    args: { thread: 't' },
    before: `
def main():
    with TemporaryDirectory() as home:
        t = «Thread(target=work, args=(home,))»
        t.start()
    report()
`,
    after: `
def main():
    with TemporaryDirectory() as home:
        t = Thread(target=work, args=(home,))
        t.start()
        t.join()
    report()
`,
  },
  {
    title: 'a coroutine',
    args: { thread: 't' },
    before: 'import asyncio\n\n\nasync def main():\n    t = «Thread(target=work)»\n    t.start()\n    await asyncio.sleep(1)\n',
    after:
      'import asyncio\n\n\nasync def main():\n    t = Thread(target=work)\n    t.start()\n    await asyncio.sleep(1)\n    await asyncio.to_thread(t.join)\n',
  },
];

const loops: readonly Case[] = [
  {
    title: 'a loop that fills a list',
    args: { thread: 't' },
    before: `
threads = []
for i in range(4):
    t = «threading.Thread(target=work, args=(i,))»
    t.start()
    threads.append(t)  # keep

print(total)
`,
    after: `
threads = []
for i in range(4):
    t = threading.Thread(target=work, args=(i,))
    t.start()
    threads.append(t)  # keep
for t in threads:
    t.join()

print(total)
`,
  },
  {
    title: 'a loop without a list',
    args: { thread: 't' },
    before: `
def run(jobs):
    # one thread a job
    for job in jobs:
        t = Thread(target=job)
        «t.start()»
    for job in jobs:
        job.close()
    return jobs
`,
    after: `
def run(jobs):
    # one thread a job
    threads = []
    for job in jobs:
        t = Thread(target=job)
        t.start()
        threads.append(t)
    for job in jobs:
        job.close()
    for t in threads:
        t.join()
    return jobs
`,
  },
  {
    title: 'a start at the end of the loop and of the file',
    args: { thread: 'p' },
    before: 'for n in range(3):\n    p = «Process(target=work, args=(n,))»\n    p.start()\n',
    after:
      'processes = []\nfor n in range(3):\n    p = Process(target=work, args=(n,))\n    p.start()\n    processes.append(p)\nfor p in processes:\n    p.join()\n',
  },
  {
    title: 'nested loops and no name',
    before: `
def crawl(sites):
    for site in sites:
        for page in site:
            «Thread(target=fetch, args=(page,)).start()»
    print(len(seen))
`,
    after: `
def crawl(sites):
    threads = []
    for site in sites:
        for page in site:
            thread = Thread(target=fetch, args=(page,))
            thread.start()
            threads.append(thread)
    for thread in threads:
        thread.join()
    print(len(seen))
`,
  },
  {
    title: 'a loop over a list of threads',
    args: { thread: 'threads' },
    before:
      'def run():\n    threads = «[Thread(target=work) for _ in range(4)]»\n    for t in threads:\n        t.start()\n    return done()\n',
    after:
      'def run():\n    threads = [Thread(target=work) for _ in range(4)]\n    for t in threads:\n        t.start()\n    for t in threads:\n        t.join()\n    return done()\n',
  },
  {
    title: 'the loop variable of such a loop',
    args: { thread: 't' },
    before:
      'def run():\n    workers = {n: Thread(target=work) for n in "ab"}\n    for name, t in workers.items():\n        print(name)\n        «t.start()»\n',
    after:
      'def run():\n    workers = {n: Thread(target=work) for n in "ab"}\n    for name, t in workers.items():\n        print(name)\n        t.start()\n    for name, t in workers.items():\n        t.join()\n',
  },
  {
    title: 'threads that a generator gives once',
    args: { thread: 't' },
    before: 'def run():\n    made = (Thread(target=work) for _ in range(4))\n    for t in made:\n        «t.start()»\n',
    after:
      'def run():\n    made = (Thread(target=work) for _ in range(4))\n    threads = []\n    for t in made:\n        t.start()\n        threads.append(t)\n    for t in threads:\n        t.join()\n',
  },
  {
    title: 'starts in a comprehension',
    args: { thread: 'threads' },
    before: 'def run():\n    threads = «[Thread(target=work) for _ in range(4)]»\n    [t.start() for t in threads]\n',
    after:
      'def run():\n    threads = [Thread(target=work) for _ in range(4)]\n    [t.start() for t in threads]\n    for t in threads:\n        t.join()\n',
  },
  {
    title: 'producers that wait for the consumers started after them',
    args: { thread: 't' },
    before: `
def run(q):
    producers = []
    for _ in range(2):
        t = «Thread(target=fill, args=(q,))»
        t.start()
        producers.append(t)
    consumer = Thread(target=drain, args=(q,))
    consumer.start()
    consumer.join()
    t = None
`,
    after: `
def run(q):
    producers = []
    for _ in range(2):
        t = Thread(target=fill, args=(q,))
        t.start()
        producers.append(t)
    consumer = Thread(target=drain, args=(q,))
    consumer.start()
    consumer.join()
    t = None
    for thread in producers:
        thread.join()
`,
  },
  {
    title: 'a loop inside an endless one',
    args: { thread: 't' },
    before: 'def serve():\n    while True:\n        for job in batch():\n            t = «Thread(target=job)»\n            t.start()\n',
    after:
      'def serve():\n    while True:\n        threads = []\n        for job in batch():\n            t = Thread(target=job)\n            t.start()\n            threads.append(t)\n        for t in threads:\n            t.join()\n',
  },
];

const attributes: readonly Case[] = [
  {
    title: 'a method that stops the thread',
    args: { thread: 'self._thread', method: 'stop' },
    before: `
class Poller:
    def __init__(self):
        self._stop = threading.Event()
        self._thread = «threading.Thread(target=self._run)»
        self._thread.start()

    def stop(self):
        """Ends it."""
        self._stop.set()  # it will see
        return True

    def _run(self):
        while not self._stop.wait(1):
            poll()
`,
    after: `
class Poller:
    def __init__(self):
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self):
        """Ends it."""
        self._stop.set()  # it will see
        self._thread.join()
        return True

    def _run(self):
        while not self._stop.wait(1):
            poll()
`,
  },
  {
    title: 'an attribute that may be None, and is forgotten',
    args: { thread: 'self._thread', method: 'close' },
    before: `
class Poller:
    _thread = None

    def open(self):
        self._thread = Thread(target=self._run)
        «self._thread.start()»

    def close(self):
        self._running = False
        self._thread = None
`,
    after: `
class Poller:
    _thread = None

    def open(self):
        self._thread = Thread(target=self._run)
        self._thread.start()

    def close(self):
        self._running = False
        if self._thread is not None:
            self._thread.join()
        self._thread = None
`,
  },
  {
    title: 'a thread that calls the method itself',
    args: { thread: 'self.t', method: 'stop' },
    before:
      'class P:\n    def open(self):\n        self.t = «Thread(target=self.run)»\n        self.t.start()\n\n    def stop(self):\n        self.on = False\n\n    def run(self):\n        self.stop()\n',
  },
  {
    title: 'a method that is a coroutine',
    args: { thread: 'self.t', method: 'stop' },
    before:
      'class P:\n    def open(self):\n        self.t = «Thread(target=run)»\n        self.t.start()\n\n    async def stop(self):\n        self.on = False\n',
  },
  {
    title: 'a method that is not there',
    args: { thread: 'self.t', method: 'stop' },
    before: 'class P:\n    def open(self):\n        self.t = «Thread(target=run)»\n        self.t.start()\n',
  },
];

const refusals: readonly Case[] = [
  {
    title: 'a thread that is joined',
    args: { thread: 't' },
    before: 'def f(x):\n    t = «Thread(target=g)»\n    t.start()\n    if x:\n        t.join()\n',
  },
  {
    title: 'a name that is bound anew',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»\n    t.start()\n    t = Thread(target=h)\n    t.run()\n',
  },
  {
    title: 'a thread that is returned',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»\n    t.start()\n    return t\n',
  },
  {
    title: 'a thread that is kept',
    args: { thread: 't' },
    before: 'def f(self):\n    t = «Thread(target=g)»\n    t.start()\n    self.t = t\n',
  },
  {
    title: 'a thread that a closure sees',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»\n    t.start()\n    at_exit(lambda: t.is_alive())\n',
  },
  {
    title: 'an attribute without a method',
    args: { thread: 'self.t' },
    before: 'class A:\n    def f(self):\n        self.t = «Thread(target=g)»\n        self.t.start()\n',
  },
  {
    title: 'a list that is returned',
    args: { thread: 't' },
    before:
      'def f():\n    ts = []\n    for i in range(3):\n        t = «Thread(target=g)»\n        t.start()\n        ts.append(t)\n    return ts\n',
  },
  { title: 'a list of the caller', args: { thread: 't' }, before: 'def f(ts):\n    for t in ts:\n        «t.start()»\n' },
  {
    title: 'a list of the module',
    args: { thread: 't' },
    before: 'ts = []\n\n\ndef f():\n    for _ in range(3):\n        t = «Thread(target=g)»\n        t.start()\n        ts.append(t)\n',
  },
  {
    title: 'a list of the module, outside a loop',
    args: { thread: 't' },
    before: 'ts = []\n\n\ndef f():\n    t = «Thread(target=g)»\n    t.start()\n    ts.append(t)\n',
  },
  {
    title: 'a thread that never ends',
    args: { thread: 't' },
    before: 'def poll():\n    while True:\n        step()\n\n\nt = «Thread(target=poll, daemon=True)»\nt.start()\n',
  },
  { title: 'a thread with two names', args: { thread: 't' }, before: 'def f(self):\n    self.t = t = «Thread(target=g)»\n    t.start()\n' },
  { title: 'threads of the object', args: { thread: 't' }, before: 'def f(self):\n    for t in self.ts:\n        «t.start()»\n' },
  {
    title: 'an endless loop',
    args: { thread: 't' },
    before: 'def f(s):\n    while True:\n        t = «Thread(target=g, args=(s.accept(),))»\n        t.start()\n',
  },
  {
    title: 'an end that is never reached',
    args: { thread: 't' },
    before: 'def f(s):\n    t = «Thread(target=g)»\n    t.start()\n    while True:\n        s.step()\n',
  },
  { title: 'a coroutine without asyncio', args: { thread: 't' }, before: 'async def f():\n    t = «Thread(target=g)»\n    t.start()\n' },
  { title: 'semicolons', args: { thread: 't' }, before: 'def f():\n    t = «Thread(target=g)»; t.start(); h()\n' },
  { title: 'a one-line suite', args: { thread: 't' }, before: 'def f(x):\n    t = «Thread(target=g)»\n    if x: t.start()\n' },
  { title: 'a thread that is not started', args: { thread: 't' }, before: 'def f():\n    t = «Thread(target=g)»\n    return t\n' },
  { title: 'a comprehension of starts', before: 'def f():\n    «[Thread(target=g).start() for _ in range(3)]»\n' },
];

describeFix('add-join', [...local, ...loops, ...attributes, ...refusals]);

describeFix('start-thread', [
  {
    title: 'a thread by a variable, set up first',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»  # new\n    t.daemon = True\n    t.join()\n',
    after: 'def f():\n    t = Thread(target=g)  # new\n    t.daemon = True\n    t.start()\n    t.join()\n',
  },
  {
    title: 'an attribute, over several lines',
    args: { thread: 'self.t' },
    before: 'class A:\n    def open(self):\n        self.t: Thread = «Thread(\n            target=g,\n        )»\n',
    after: 'class A:\n    def open(self):\n        self.t: Thread = Thread(\n            target=g,\n        )\n        self.t.start()\n',
  },
  {
    title: 'a thread that nobody holds',
    before: 'def f():\n    «Thread(target=g)»  # lost\n',
    after: 'def f():\n    Thread(target=g).start()  # lost\n',
  },
  {
    title: 'a list',
    args: { thread: 'ts' },
    before: 'def f():\n    ts = «[Thread(target=g) for _ in range(3)]»\n    for t in ts:\n        t.join()\n',
    after:
      'def f():\n    ts = [Thread(target=g) for _ in range(3)]\n    for thread in ts:\n        thread.start()\n    for t in ts:\n        t.join()\n',
  },
  {
    title: 'a thread that is started',
    args: { thread: 't' },
    before: 'def f(x):\n    t = «Thread(target=g)»\n    if x:\n        t.start()\n',
  },
  { title: 'semicolons', args: { thread: 't' }, before: 'def f():\n    t = «Thread(target=g)»; t.join()\n' },
]);

describeFix('join-sibling', [
  {
    title: 'the second of two joins',
    args: { thread: 'p2', sibling: 'p3' },
    before: 'p1.join()\np2.join()\n«p2.join()»  # last\n',
    after: 'p1.join()\np2.join()\np3.join()  # last\n',
  },
  {
    title: 'an attribute with a timeout',
    args: { thread: 'self.a', sibling: 'self.b' },
    before: 'def f(self):\n    self.a.join()\n    «self.a.join(timeout=3)»\n',
    after: 'def f(self):\n    self.a.join()\n    self.b.join(timeout=3)\n',
  },
  { title: 'another receiver', args: { thread: 'p2', sibling: 'p3' }, before: '«p1.join()»\n' },
]);

describe('add-join, run', () => {
  const program = `
import threading, time
done = []
def work(n):
    time.sleep(0.2)
    done.append(n)
def main():
    for n in range(3):
        «threading.Thread(target=work, args=(n,)).start()»
    print(len(done))
main()
`;
  it('lets the result be read when it is there', () => {
    expect(python(program.replace(/[«»]/g, ''))).toBe('0\n');
    expect(python(fixed('add-join', program) ?? '')).toBe('3\n');
  });
});
