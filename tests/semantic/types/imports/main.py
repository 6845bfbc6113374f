"""Every way to import, and nothing that never ends."""
import sys

import app
import app.locks
import app.parts.worker as worker
import loop_a
import os.path
import space.inner.tools
from app import *
from app import LOCK, PublicGuard, cycle_one
from app.locks import Guard as Renamed
from space.inner import tools

try:
    import threading
except ImportError:
    import dummy_threading as threading

try:
    from fast import Lock
except ImportError:
    from threading import Lock

if sys.version_info >= (3, 9):
    from queue import SimpleQueue
else:
    from queue import Queue as SimpleQueue

reveal(app.LOCK)  # reveal: threading.Lock()
reveal(app.locks.LOCK)  # reveal: threading.Lock()
reveal(app.locks._HIDDEN)  # reveal: threading.Event()
reveal(app.PublicGuard().lock)  # reveal: threading.Lock()
reveal(LOCK)  # reveal: threading.Lock()
reveal(PublicGuard())  # reveal: Guard()
reveal(Renamed().lock)  # reveal: threading.Lock()
reveal(app.EXPORTED)  # reveal: threading.RLock()
reveal(app._UNDERSCORED)  # reveal: threading.Condition()
reveal(app.FROM_DEEPER)  # reveal: threading.Semaphore()
reveal(app.NOT_EXPORTED)  # reveal: ?
reveal(EXPORTED)  # reveal: threading.RLock()
reveal(app.parts)  # reveal: module app.parts
reveal(app.parts.lock)  # reveal: threading.Lock()
reveal(worker.Guard)  # reveal: Guard
reveal(cycle_one.One().two.one)  # reveal: One() | ?
reveal(loop_a.value)  # reveal: ?
reveal(tools.LOCK)  # reveal: threading.Lock()
reveal(space.inner.tools.LOCK)  # reveal: threading.Lock()
reveal(os.path.join)  # reveal: os.path.join
reveal(threading.Lock())  # reveal: threading.Lock()
reveal(threading.Condition())  # reveal: threading.Condition()
reveal(Lock())  # reveal: fast.Lock() | threading.Lock()
reveal(SimpleQueue())  # reveal: queue.Queue() | queue.SimpleQueue()
