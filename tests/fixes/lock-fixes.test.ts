/** The smaller lock fixes: acquire before try, the result of acquire, and the reentrant constructor. */
import { describeFix } from './support.ts';

describeFix('acquire-before-try', [
  {
    title: 'an acquire that is first in the try',
    before: `
async def update(state):
    try:
        # enter
        «await state.lock.acquire()»  # ours

        state.count += 1
    finally:
        state.lock.release()
`,
    after: `
async def update(state):
    await state.lock.acquire()  # ours
    try:
        # enter
        state.count += 1
    finally:
        state.lock.release()
`,
  },
  {
    title: 'an acquire with a timeout in a nested try',
    before: `
def update(state):
    with state.log:
        try:  # critical
            «lock.acquire(timeout=2)»
            state.count += 1
        finally:
            lock.release()
`,
    after: `
def update(state):
    with state.log:
        lock.acquire(timeout=2)
        try:  # critical
            state.count += 1
        finally:
            lock.release()
`,
  },
  {
    title: 'a test that leaves',
    before: `
def show(page):
    for screen in screens:
        try:
            # only one at a time
            if not «screen.lock.acquire(timeout=2)»:  # busy
                note(screen)
                continue

            screen.draw(page)
        finally:
            screen.lock.release()
`,
    after: `
def show(page):
    for screen in screens:
        if not screen.lock.acquire(timeout=2):  # busy
            note(screen)
            continue
        try:
            # only one at a time
            screen.draw(page)
        finally:
            screen.lock.release()
`,
  },
  {
    title: 'a wait with a limit',
    before:
      'async def f():\n    try:\n        await asyncio.wait_for(«lock.acquire()», 1)\n        g()\n    finally:\n        lock.release()\n',
    after: 'async def f():\n    await asyncio.wait_for(lock.acquire(), 1)\n    try:\n        g()\n    finally:\n        lock.release()\n',
  },
  {
    title: 'a result with a name',
    before: `
def tune(self):
    try:
        given = «self.lock.acquire(timeout=0.5)»
        if not given:
            return False
        self.device.tune()
        return True
    finally:
        self.lock.release()
`,
    after: `
def tune(self):
    given = self.lock.acquire(timeout=0.5)
    if not given:
        return False
    try:
        self.device.tune()
        return True
    finally:
        self.lock.release()
`,
  },
  {
    title: 'a try around a test',
    before: `
def warm(self):
    try:  # once
        # a
        if «self.lock.acquire(False)»:  # got it
            # b
            self.lamp.on()
            # c
    # d
    finally:  # give back
        self.lock.release()  # e
    self.note()
`,
    after: `
def warm(self):
    if self.lock.acquire(False):  # got it
        # a
        try:  # once
            # b
            self.lamp.on()
            # c
        # d
        finally:  # give back
            self.lock.release()  # e
    self.note()
`,
  },
  {
    title: 'a test that leaves past a cleanup',
    before:
      'def f():\n    try:\n        if not «lock.acquire(timeout=1)»:\n            return\n        g()\n    finally:\n        close()\n        lock.release()\n',
  },
  {
    title: 'a test that leaves into a handler',
    before:
      'def f():\n    try:\n        if not «lock.acquire(timeout=1)»:\n            raise Busy\n        g()\n    except Busy:\n        h()\n    finally:\n        lock.release()\n',
  },
  {
    title: 'a test that goes on',
    before:
      'def f():\n    try:\n        if not «lock.acquire(timeout=1)»:\n            note()\n        g()\n    finally:\n        lock.release()\n',
  },
  {
    title: 'an acquire that is not first',
    before: 'def f():\n    try:\n        g()\n        «lock.acquire()»\n        h()\n    finally:\n        lock.release()\n',
  },
  {
    title: 'an acquire in a handler',
    before: 'def f():\n    try:\n        g()\n    except OSError:\n        «lock.acquire()»\n        h()\n',
  },
  {
    title: 'handlers that catch what the acquire raises',
    before:
      'async def f():\n    try:\n        «await lock.acquire()»\n        g()\n    except OSError:\n        h()\n    finally:\n        lock.release()\n',
  },
  {
    title: 'a try without finally',
    before: 'def f():\n    try:\n        «lock.acquire()»\n        g()\n    except OSError:\n        h()\n',
  },
  { title: 'a body that would be empty', before: 'def f():\n    try:\n        «lock.acquire()»\n    finally:\n        lock.release()\n' },
  { title: 'a one-line try', before: 'def f():\n    try: «lock.acquire()»\n    finally: lock.release()\n' },
]);

describeFix('test-acquire-result', [
  {
    title: 'a timeout',
    before: `
def tick(board):
    «lock.acquire(timeout=1)»  # may fail
    # one round
    board.rounds += 1
    text = """
  kept
"""
    board.show(text)

    lock.release()  # done
    board.flush()
`,
    after: `
def tick(board):
    if lock.acquire(timeout=1):  # may fail
        try:
            # one round
            board.rounds += 1
            text = """
  kept
"""
            board.show(text)
        finally:
            lock.release()  # done
    board.flush()
`,
  },
  {
    title: 'a section that is a try already',
    before: `
class Board:
    def tick(self):
        «self.lock.acquire(False)»
        try:
            self.rounds += 1
        finally:
            self.lock.release()
        return self.rounds
`,
    after: `
class Board:
    def tick(self):
        if self.lock.acquire(False):
            try:
                self.rounds += 1
            finally:
                self.lock.release()
        return self.rounds
`,
  },
  {
    title: 'a name with a value from before',
    before: `
def read(cell):
    value = None
    «lock.acquire(blocking=False)»
    value = cell.value
    lock.release()
    return value
`,
    after: `
def read(cell):
    value = None
    if lock.acquire(blocking=False):
        try:
            value = cell.value
        finally:
            lock.release()
    return value
`,
  },
  {
    title: 'a name that only the section binds',
    before: 'def f(c):\n    «lock.acquire(timeout=1)»\n    value = c.value\n    lock.release()\n    return value\n',
  },
  {
    title: 'an early exit',
    before: 'def f(c):\n    «lock.acquire(timeout=1)»\n    if c:\n        lock.release()\n        return\n    g(c)\n    lock.release()\n',
  },
  { title: 'no release', before: 'def f(c):\n    «lock.acquire(timeout=1)»\n    g(c)\n' },
  { title: 'an acquire that waits', before: 'def f(c):\n    «lock.acquire()»\n    g(c)\n    lock.release()\n' },
  { title: 'a result that is used', before: 'def f(c):\n    if «lock.acquire(timeout=1)»:\n        g(c)\n        lock.release()\n' },
]);

describeFix('reentrant-lock', [
  {
    title: 'an attribute of the module',
    before: 'import threading\n\nlock = «threading.Lock()»  # all\n',
    after: 'import threading\n\nlock = threading.RLock()  # all\n',
  },
  {
    title: 'an alias of the module',
    before: 'import multiprocessing as mp\n\nlock = «mp.Lock()»\n',
    after: 'import multiprocessing as mp\n\nlock = mp.RLock()\n',
  },
  {
    title: 'a context',
    before: 'import multiprocessing\n\nctx = multiprocessing.get_context("spawn")\nlock = «ctx.Lock()»\n',
    after: 'import multiprocessing\n\nctx = multiprocessing.get_context("spawn")\nlock = ctx.RLock()\n',
  },
  {
    title: 'the only use of an imported name',
    before: 'from threading import Lock, Thread\n\nlock = «Lock()»\n',
    after: 'from threading import RLock, Thread\n\nlock = RLock()\n',
  },
  {
    title: 'one of two uses',
    before: 'from threading import Lock\n\na = «Lock()»\nb = Lock()\n',
    after: 'from threading import Lock, RLock\n\na = RLock()\nb = Lock()\n',
  },
  {
    title: 'an import over several lines',
    before: 'from threading import (\n    Event,\n    Lock,  # ours\n    Thread,\n)\n\na = «Lock()»\nb = Lock()\n',
    after: 'from threading import (\n    Event,\n    Lock,  # ours\n    RLock,\n    Thread,\n)\n\na = RLock()\nb = Lock()\n',
  },
  {
    title: 'the last of an import over several lines',
    before: 'from threading import (\n    Event,\n    Lock  # ours\n)\n\na = «Lock()»\nb = Lock()\n',
    after: 'from threading import (\n    Event,\n    Lock,  # ours\n    RLock\n)\n\na = RLock()\nb = Lock()\n',
  },
  {
    title: 'a class that is there already',
    before: 'from threading import Lock, RLock as Again\n\na = «Lock()»\nb = Again()\n',
    after: 'from threading import RLock as Again\n\na = Again()\nb = Again()\n',
  },
  {
    title: 'an import by another name',
    before: 'from threading import Lock as Guard\n\na = «Guard()»\n',
    after: 'from threading import RLock\n\na = RLock()\n',
  },
  {
    title: 'an import inside the function',
    before: 'def make():\n    from multiprocessing import Lock\n\n    return «Lock()»\n',
    after: 'def make():\n    from multiprocessing import RLock\n\n    return RLock()\n',
  },
  { title: 'everything imported', before: 'from threading import *\n\na = «Lock()»\n', after: 'from threading import *\n\na = RLock()\n' },
  {
    title: 'the lock of a condition',
    before: 'import threading\n\nready = «threading.Condition(threading.Lock())»\n',
    after: 'import threading\n\nready = threading.Condition(threading.RLock())\n',
  },
  { title: 'a condition around another lock', before: 'import threading\n\nready = «threading.Condition(lock)»\n' },
  {
    title: 'a plain annotation',
    before: 'import threading\n\n\nclass Store:\n    def __init__(self):\n        self.lock: threading.Lock = «threading.Lock()»\n',
    after: 'import threading\n\n\nclass Store:\n    def __init__(self):\n        self.lock: threading.RLock = threading.RLock()\n',
  },
  {
    title: 'a quoted annotation and an annotated name',
    before: 'from threading import Lock\n\nlock: "Lock" = «Lock()»\n',
    after: 'from threading import RLock\n\nlock: "RLock" = RLock()\n',
  },
  { title: 'an annotation that says more', before: 'import threading\n\nlock: threading.Lock | None = «threading.Lock()»\n' },
  { title: 'asyncio', before: 'import asyncio\n\nlock = «asyncio.Lock()»\n' },
  { title: 'a name from asyncio', before: 'from asyncio import Lock\n\nlock = «Lock()»\n' },
  { title: 'a module it does not know', before: 'import portable\n\nlock = «portable.Lock()»\n' },
  {
    title: 'two imports',
    before: 'try:\n    from threading import Lock\nexcept ImportError:\n    from dummy_threading import Lock\n\nlock = «Lock()»\n',
  },
  { title: 'a name that is taken', before: 'from threading import Lock\n\n\ndef RLock():\n    return Lock()\n\n\nlock = «Lock()»\n' },
  { title: 'a class of the file', before: 'class Lock:\n    pass\n\n\nlock = «Lock()»\n' },
  { title: 'what is reentrant', before: 'import threading\n\nlock = «threading.RLock()»\n' },
]);
