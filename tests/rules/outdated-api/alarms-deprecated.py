# python: 3.9
"""For Python 3.9 some of it is only on the way out, and what left later is not yet worth a word."""

import asyncio
import asyncore  # expect: PC1514 "deprecated"
import threading


@asyncio.coroutine  # expect: PC1503 "deprecated since Python 3.8"
def old(loop):
    yield from asyncio.sleep(1, loop=loop)  # expect: PC1504 "deprecated since Python 3.8"


def still_new(worker: threading.Thread, done: threading.Event):
    worker.setDaemon(True)
    done.isSet()
    asyncio.get_event_loop().run_until_complete(old(None))
    return asyncio.iscoroutinefunction(old)
