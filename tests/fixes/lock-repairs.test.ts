/** The small repairs of locks: where they are made, how they are asked for, what is said about them. */
import { describeFix } from './support.ts';

describeFix('share-lock', [
  {
    title: 'in the `with` of a function',
    before: 'import threading\n\n\n# Counts.\ndef visit():\n    with «threading.Lock()»:  # own\n        f()\n',
    after: 'import threading\n\n\nlock = threading.Lock()\n\n\n# Counts.\ndef visit():\n    with lock:  # own\n        f()\n',
  },
  {
    title: 'in a local variable of a function',
    before:
      'from threading import Lock\n\n\ndef add(xs):\n    total = 0\n    mutex = «Lock()»  # own\n    for x in xs:\n        with mutex:\n            total += x\n',
    after:
      'from threading import Lock\n\n\nmutex = Lock()\n\n\ndef add(xs):\n    total = 0\n    # own\n    for x in xs:\n        with mutex:\n            total += x\n',
  },
  {
    title: 'in a method of a class with a constructor',
    before:
      'import threading\n\n\nclass A:\n    def __init__(self):\n        """New."""\n        self.rows = []\n\n    def add(self, row):\n        with «threading.Lock()»:\n            self.rows.append(row)\n',
    after:
      'import threading\n\n\nclass A:\n    def __init__(self):\n        """New."""\n        self._lock = threading.Lock()\n        self.rows = []\n\n    def add(self, row):\n        with self._lock:\n            self.rows.append(row)\n',
  },
  {
    title: 'in a local variable of a method',
    before:
      'import threading\n\n\nclass A:\n    def __init__(me):\n        me.rows = []\n\n    def add(self, row):\n        guard = «threading.Lock()»\n        with guard:\n            self.rows.append(row)\n',
    after:
      'import threading\n\n\nclass A:\n    def __init__(me):\n        me._guard = threading.Lock()\n        me.rows = []\n\n    def add(self, row):\n        guard = self._guard\n        with guard:\n            self.rows.append(row)\n',
  },
  {
    title: 'in an attribute that each call binds',
    before:
      'import threading\n\n\nclass A:\n    def __init__(me):\n        me.rows = []\n\n    def add(self, row):\n        self.guard = «threading.Lock()»  # own\n        with self.guard:\n            self.rows.append(row)\n',
    after:
      'import threading\n\n\nclass A:\n    def __init__(me):\n        me.guard = threading.Lock()\n        me.rows = []\n\n    def add(self, row):\n        # own\n        with self.guard:\n            self.rows.append(row)\n',
  },
  {
    title: 'a method without a constructor',
    before: 'import threading\nclass A:\n    def f(self):\n        with «threading.Lock()»:\n            g()\n',
  },
  {
    title: 'a nested function',
    before: 'import threading\ndef f():\n    def g():\n        def h():\n            with «threading.Lock()»:\n                k()\n',
  },
  {
    title: 'a name that others use',
    before: 'import threading\nlock = 1\ndef f():\n    lock = «threading.Lock()»\n    with lock:\n        g()\n',
  },
  { title: 'an import inside the function', before: 'def f():\n    import threading\n    with «threading.Lock()»:\n        g()\n' },
]);

describeFix('call-lock-class', [
  { title: 'an attribute', before: 'self._lock = «threading.Lock»  # lock\n', after: 'self._lock = threading.Lock()  # lock\n' },
  { title: 'a call already', before: 'self._lock = «threading.Lock»()\n' },
]);

describeFix('default-factory', [
  {
    title: 'a field of a decorated class',
    before: 'from dataclasses import dataclass\n\n\n@dataclass\nclass A:\n    lock: Lock = «Lock()»  # own\n',
    after: 'from dataclasses import dataclass, field\n\n\n@dataclass\nclass A:\n    lock: Lock = field(default_factory=Lock)  # own\n',
  },
  {
    title: 'the module by its name',
    before: 'import dataclasses as d\n\n\n@d.dataclass(frozen=True)\nclass A:\n    lock: Lock = «threading.Lock()»\n',
    after: 'import dataclasses as d\n\n\n@d.dataclass(frozen=True)\nclass A:\n    lock: Lock = d.field(default_factory=threading.Lock)\n',
  },
  { title: 'a semaphore with a count', before: 'from dataclasses import dataclass\n@dataclass\nclass A:\n    s: S = «Semaphore(2)»\n' },
  { title: 'a name that is taken', before: 'from dataclasses import dataclass\nfield = 1\n@dataclass\nclass A:\n    s: L = «Lock()»\n' },
  { title: 'another decorator', before: '@define\nclass A:\n    s: L = «Lock()»\n' },
]);

describeFix('yield-after-release', [
  {
    title: 'a loop over an attribute',
    before:
      'class A:\n    def each(self):\n        with «self._lock»:  # all\n            for name in self._names.values():\n                # each\n                yield name\n        return\n',
    after:
      'class A:\n    def each(self):\n        with self._lock:  # all\n            names = list(self._names.values())\n        for name in names:\n            # each\n            yield name\n        return\n',
  },
  {
    title: 'names that are taken',
    before: 'def f():\n    with «lock»:\n        for values in rows[0]:\n            yield values\n',
    after: 'def f():\n    with lock:\n        copy = list(rows[0])\n    for values in copy:\n        yield values\n',
  },
  {
    title: 'other statements in the block',
    before: 'def f():\n    with «lock»:\n        g()\n        for x in xs:\n            yield x\n',
  },
  { title: 'a second manager', before: 'def f():\n    with «lock», other:\n        for x in xs:\n            yield x\n' },
  { title: 'no loop', before: 'def f():\n    with «lock»:\n        yield 1\n' },
]);

describeFix('acquire-without-waiting', [
  {
    title: 'a question with the acquisition below',
    args: { lock: 'self._lock' },
    before:
      'def f(self):\n    if not self._lock.locked():  # free?\n        «self._lock.acquire()»  # take\n        try:\n            g()\n        finally:\n            self._lock.release()\n',
    after:
      'def f(self):\n    if self._lock.acquire(blocking=False):  # free?\n        # take\n        try:\n            g()\n        finally:\n            self._lock.release()\n',
  },
  {
    title: 'an elif with an else',
    args: { lock: 'lock' },
    before: 'if a:\n    b()\nelif not lock.locked():\n    «lock.acquire()»\n    g()\n    lock.release()\nelse:\n    h()\n',
    after: 'if a:\n    b()\nelif lock.acquire(blocking=False):\n    g()\n    lock.release()\nelse:\n    h()\n',
  },
  { title: 'a wider question', args: { lock: 'lock' }, before: 'if a and not lock.locked():\n    «lock.acquire()»\n    g()\n' },
  { title: 'an acquisition of its own', args: { lock: 'lock' }, before: 'if not lock.locked():\n    «lock.acquire()»\n' },
  { title: 'another lock', args: { lock: 'lock' }, before: 'if not other.locked():\n    «lock.acquire()»\n    g()\n' },
]);

describeFix('remove-last-release', [
  {
    title: 'the last statement of the block',
    args: { lock: 'lock' },
    before: 'with lock:\n    f()\n    «lock.release()»\ng()\n',
    after: 'with lock:\n    f()\ng()\n',
  },
  {
    title: 'a statement with a comment',
    args: { lock: 'self.lock' },
    before: 'with self.lock:\n    f()\n    «self.lock.release()»  # done\n',
    after: 'with self.lock:\n    f()\n    # done\n',
  },
  { title: 'a release with more behind it', args: { lock: 'lock' }, before: 'with lock:\n    f()\n    «lock.release()»\n    g()\n' },
  { title: 'a release that is alone', args: { lock: 'lock' }, before: 'with lock:\n    «lock.release()»\n' },
  {
    title: 'a release in an inner block',
    args: { lock: 'lock' },
    before: 'with lock:\n    if a:\n        f()\n        «lock.release()»\n',
  },
]);

describeFix('condition-for-lock', [
  {
    title: 'a lock of an imported module',
    before: 'import threading\n\nready = «threading.Lock()»\n',
    after: 'import threading\n\nready = threading.Condition()\n',
  },
  {
    title: 'an imported class',
    before: 'from threading import RLock\n\nready = «RLock()»\n',
    after: 'from threading import Condition\n\nready = Condition()\n',
  },
  { title: 'an unknown class', before: 'ready = «Lock()»\n' },
]);

describeFix('drop-blocking-argument', [
  { title: 'position and keyword', before: 'got = «lock.acquire(False, timeout=2)»\n', after: 'got = lock.acquire(timeout=2)\n' },
  {
    title: 'two positions',
    before: 'if «lock.acquire(0, 0.5)»:  # soon\n    f()\n',
    after: 'if lock.acquire(timeout=0.5):  # soon\n    f()\n',
  },
  { title: 'two keywords', before: '«lock.acquire(timeout=t(), blocking=False)»\n', after: 'lock.acquire(timeout=t())\n' },
  { title: 'a single argument', before: '«lock.acquire(False)»\n' },
  { title: 'a comment between', before: '«lock.acquire(False,  # no\n    timeout=2)»\n' },
]);
