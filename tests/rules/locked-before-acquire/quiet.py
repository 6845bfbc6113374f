"""Questions that nothing hangs on."""

import asyncio
import logging
import threading

lock = threading.Lock()
other = threading.Lock()
task_lock = asyncio.Lock()
rows = []


# Safe: one step.
def attempt():
    if lock.acquire(blocking=False):
        try:
            rows.append(1)
        finally:
            lock.release()


# Safe: for the log only.
def logged():
    if lock.locked():
        logging.info("waiting")
    with lock:
        rows.append(2)


# Safe: an assertion.
def _add(row):
    assert lock.locked()
    rows.append(row)


def add(row):
    with lock:
        _add(row)


# Safe: asked about one lock, another is taken.
def elsewhere():
    if not lock.locked():
        with other:
            rows.append(3)


# Safe: nothing else runs between the question and the acquisition, for tasks change only at an `await` that waits.
async def once():
    if not task_lock.locked():
        async with task_lock:
            rows.append(4)


# Safe: tells the state, takes nothing.
def state():
    return "busy" if lock.locked() else "free"


# Safe: released, as it is known to be held.
def reset():
    if lock.locked():
        lock.release()
