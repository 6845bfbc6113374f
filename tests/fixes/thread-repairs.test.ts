/** The small repairs of how threads are made and started. */
import { describeFix } from './support.ts';

describeFix('name-target', [
  {
    title: 'the only argument',
    before: 't = «Thread(work)»  # new\n',
    after: 't = Thread(target=work)  # new\n',
  },
  {
    title: 'with arguments behind it, over several lines',
    before: 't = «threading.Thread(\n    self.work,  # what\n    (1, 2),\n    daemon=True,\n)»\n',
    after: 't = threading.Thread(\n    target=self.work,  # what\n    args=(1, 2),\n    daemon=True,\n)\n',
  },
  { title: 'a second argument that is no tuple', before: 't = «Thread(work, name)»\n' },
  { title: 'a target by name', before: 't = «Thread(group, target=work)»\n' },
  { title: 'a star', before: 't = «Thread(*given)»\n' },
]);

describeFix('pass-target', [
  {
    title: 'no arguments',
    before: 't = Thread(target=«work()», daemon=True)  # new\n',
    after: 't = Thread(target=work, daemon=True)  # new\n',
  },
  {
    title: 'arguments of both kinds',
    before: "t = Thread(\n    target=«self.load('a', limit=5)»,  # load\n    daemon=True,\n)\n",
    after: "t = Thread(\n    target=self.load, args=('a',), kwargs={'limit': 5},  # load\n    daemon=True,\n)\n",
  },
  { title: 'stars', before: 't = Thread(target=«work(a, *b, **c)»)\n', after: 't = Thread(target=work, args=(a, *b), kwargs={**c})\n' },
  { title: 'a timer', before: 't = Timer(5, «work(1)»)\n', after: 't = Timer(5, work, args=(1,))\n' },
  { title: 'arguments that are there already', before: 't = Thread(target=«work(1)», args=(2,))\n' },
  { title: 'a comment inside', before: 't = Thread(target=«work(\n    1,  # one\n)»)\n' },
]);

describeFix('submit-target', [
  { title: 'no arguments', before: 'pool.submit(«work()»)  # new\n', after: 'pool.submit(work)  # new\n' },
  {
    title: 'arguments of both kinds',
    before: "f = pool.submit(\n    «self.load('a', limit=5)»,  # load\n)\n",
    after: "f = pool.submit(\n    self.load, 'a', limit=5,  # load\n)\n",
  },
  { title: 'stars', before: 'pool.submit(«work(a, *b, **c)»)\n', after: 'pool.submit(work, a, *b, **c)\n' },
  { title: 'arguments that are there already', before: 'pool.submit(«work(1)», 2)\n' },
  { title: 'a comment inside', before: 'pool.submit(«work(\n    1,  # one\n)»)\n' },
]);

describeFix('make-tuple', [
  {
    title: 'a name in parentheses',
    before: 't = Thread(target=f, args=«(name)»)  # new\n',
    after: 't = Thread(target=f, args=(name,))  # new\n',
  },
  { title: 'text', before: "t = Thread(target=f, args=«'ab'»)\n", after: "t = Thread(target=f, args=('ab',))\n" },
  { title: 'a tuple', before: 't = Thread(target=f, args=«(1, 2)»)\n' },
  { title: 'a comment inside', before: 't = Thread(target=f, args=«(\n    name  # who\n)»)\n' },
]);

describeFix('start-for-run', [
  { title: 'an attribute', before: '«self.worker.run()»  # go\n', after: 'self.worker.start()  # go\n' },
  { title: 'another method', before: '«worker.runs()»\n' },
]);

describeFix('call-base-init', [
  {
    title: 'a constructor with a docstring',
    before: 'class A(Thread):\n    def «__init__»(self, x):  # new\n        """New."""\n        # Keep it.\n        self.x = x\n',
    after:
      'class A(Thread):\n    def __init__(self, x):  # new\n        """New."""\n        super().__init__()\n        # Keep it.\n        self.x = x\n',
  },
  {
    title: 'a head of several lines',
    before: 'class A(Thread):\n    def «__init__»(\n        self,\n        x,\n    ):\n        self.x = x\n',
    after: 'class A(Thread):\n    def __init__(\n        self,\n        x,\n    ):\n        super().__init__()\n        self.x = x\n',
  },
  { title: 'one line', before: 'class A(Thread):\n    def «__init__»(self): self.x = 1\n' },
]);

describeFix('drop-call', [
  {
    title: 'one statement of several',
    args: { call: 't.start()' },
    before: 'def f(t):\n    t.start()\n    g()\n\n    «t.start()»  # again\n    t.join()\n',
    after: 'def f(t):\n    t.start()\n    g()\n\n    # again\n    t.join()\n',
  },
  {
    title: 'the only one',
    args: { call: 'self.join()' },
    before: 'def f(self):\n    if self.x:\n        «self.join()»  # wait\n    g()\n',
    after: 'def f(self):\n    if self.x:\n        pass  # wait\n    g()\n',
  },
  { title: 'another call', args: { call: 't.start()' }, before: '«u.start()»\n' },
  { title: 'a value that is used', args: { call: 't.start()' }, before: 'x = «t.start()»\n' },
  { title: 'semicolons', args: { call: 't.start()' }, before: '«t.start()»; g()\n' },
]);

describeFix('daemon-before-start', [
  {
    title: 'lines between',
    args: { thread: 't' },
    before:
      'def f():\n    t = Thread(target=g)\n    # Now.\n    t.start()  # go\n    h()\n    «t.daemon» = True  # not for ever\n    t.join()\n',
    after:
      'def f():\n    t = Thread(target=g)\n    # Now.\n    t.daemon = True  # not for ever\n    t.start()  # go\n    h()\n    t.join()\n',
  },
  {
    title: 'the old method, as the last line',
    args: { thread: 'self.t' },
    before: 'def f(self):\n    self.t.start()\n    «self.t.setDaemon(True)»\n',
    after: 'def f(self):\n    self.t.setDaemon(True)\n    self.t.start()\n',
  },
  { title: 'a value that may change', args: { thread: 't' }, before: 'def f(t):\n    t.start()\n    «t.daemon» = g()\n' },
  { title: 'a start elsewhere', args: { thread: 't' }, before: 'def f(t):\n    if t:\n        t.start()\n    «t.daemon» = True\n' },
]);

describeFix('skip-own-join', [
  {
    title: 'a statement among others',
    args: { thread: 'self.t' },
    before: 'import threading\nclass A:\n    def close(self):\n        self.x = 1\n        «self.t.join(5)»  # wait\n        self.y = 2\n',
    after:
      'import threading\nclass A:\n    def close(self):\n        self.x = 1\n        if threading.current_thread() is not self.t:\n            self.t.join(5)  # wait\n        self.y = 2\n',
  },
  { title: 'a module under another name', args: { thread: 't' }, before: 'import threading as th\ndef f():\n    «t.join()»\n' },
]);

describeFix('bind-loop-variable', [
  {
    title: 'a lambda without parameters',
    args: { variable: 'i' },
    before: 'for i in x:\n    t = Thread(target=«lambda: f(i)»)  # go\n',
    after: 'for i in x:\n    t = Thread(target=lambda i=i: f(i))  # go\n',
  },
  {
    title: 'a lambda with parameters',
    args: { variable: 'i' },
    before: 'for i in x:\n    p.submit(«lambda a, *b, **c: f(i)», 1)\n',
    after: 'for i in x:\n    p.submit(lambda a, *b, i=i, **c: f(i), 1)\n',
  },
  {
    title: 'a function',
    args: { variable: 'i' },
    before: 'for i in x:\n    def «work»():  # it\n        f(i)\n    g(work)\n',
    after: 'for i in x:\n    def work(i=i):  # it\n        f(i)\n    g(work)\n',
  },
  { title: 'a parameter of that name', args: { variable: 'i' }, before: 't = Thread(target=«lambda i: f(i)»)\n' },
]);

describeFix('while-for-if', [
  {
    title: 'a plain wait',
    before: 'def f():\n    with c:\n        if not q:  # none\n            # Sleep.\n            «c.wait()»\n        g()\n',
    after: 'def f():\n    with c:\n        while not q:  # none\n            # Sleep.\n            c.wait()\n        g()\n',
  },
  { title: 'an else', before: 'with c:\n    if not q:\n        «c.wait()»\n    else:\n        g()\n' },
  { title: 'an elif', before: 'with c:\n    if a:\n        g()\n    elif not q:\n        «c.wait()»\n' },
  { title: 'a block that leaves', before: 'def f():\n    with c:\n        if not q:\n            «c.wait()»\n            return\n' },
]);

describeFix('hold-condition', [
  {
    title: 'a notification',
    args: { condition: 'self.c' },
    before: 'def f(self):\n    self.x = 1\n    «self.c.notify()»  # tell\n',
    after: 'def f(self):\n    self.x = 1\n    with self.c:\n        self.c.notify()  # tell\n',
  },
  {
    title: 'a loop that waits',
    args: { condition: 'c' },
    before: 'def f():\n    while not q:\n        # Not yet.\n        «c.wait()»\n    g()\n',
    after: 'def f():\n    with c:\n        while not q:\n            # Not yet.\n            c.wait()\n    g()\n',
  },
  { title: 'a wait without a loop', args: { condition: 'c' }, before: 'def f():\n    «c.wait()»\n' },
  { title: 'a condition that is held', args: { condition: 'c' }, before: 'with c:\n    «c.notify()»\n' },
]);

describeFix('ask-event', [
  {
    title: 'a loop',
    args: { event: 'self.stop' },
    before: 'while not «self.stop»:  # on\n    f()\n',
    after: 'while not self.stop.is_set():  # on\n    f()\n',
  },
  { title: 'a question already', args: { event: 'stop' }, before: 'while not «stop».is_set():\n    f()\n' },
]);

describeFix('wait-for-event', [
  {
    title: 'a sleep in a loop',
    args: { event: 'self.stop' },
    before: 'while not self.stop.is_set():\n    f()\n    «time.sleep(2 * n)»  # rest\n',
    after: 'while not self.stop.is_set():\n    f()\n    self.stop.wait(2 * n)  # rest\n',
  },
  { title: 'another call', args: { event: 'stop' }, before: '«time.time(1)»\n' },
]);

describeFix('raise-on-timeout', [
  {
    title: 'a statement with a comment',
    args: { object: 'self.ready' },
    before: 'def f(self):\n    «self.ready.wait(3)»  # up\n    g()\n',
    after: "def f(self):\n    if not self.ready.wait(3):  # up\n        raise TimeoutError('self.ready')\n    g()\n",
  },
  { title: 'a result that is used', args: { object: 'ready' }, before: 'ok = «ready.wait(3)»\n' },
  { title: 'several lines', args: { object: 'ready' }, before: '«ready.wait(\n    3,\n)»\n' },
]);

describeFix('bounded-semaphore', [
  {
    title: 'an imported class',
    before: 'from threading import Semaphore\n\nfree = «Semaphore(3)»  # three\n',
    after: 'from threading import BoundedSemaphore\n\nfree = BoundedSemaphore(3)  # three\n',
  },
  { title: 'a class of unknown origin', before: 'free = «make.Semaphore(3)»\n' },
]);
