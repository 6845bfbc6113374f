/** Joining one thread: by a variable, without one, by the method that stops it. */
import { type Case, describeFix } from './support.ts';

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

describeFix('add-join', [...local, ...attributes]);
