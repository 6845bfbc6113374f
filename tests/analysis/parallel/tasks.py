"""One event loop: tasks take turns, callbacks run between them, threads beside them."""
import asyncio
import threading

log = []


async def fetch(n):
    log.append(n)  # beside: fetch (tasks)
    await asyncio.sleep(1)


async def steady():
    log.append("steady")  # beside: main_task (tasks)  # apart: steady


async def awaited():
    log.append("awaited")  # apart: main_task, steady


async def plain():
    log.append("a call")  # apart: main_task


async def grouped(n):
    log.append(n)  # beside: grouped (tasks)


def callback():
    log.append("callback")  # beside: main_task (tasks)  # apart: other_callback


def other_callback():
    log.append("callback")


def offloaded():
    log.append("thread")  # beside: main_task, callback


def in_thread():
    log.append("thread")  # beside: in_thread, main_task


async def main_task():
    print("before")  # apart: steady, awaited
    await awaited()
    background = asyncio.create_task(steady())
    print("running")  # beside: steady (tasks)
    await background
    print("done")  # apart: steady
    await asyncio.gather(*[fetch(n) for n in range(3)])
    print("gathered")  # apart: fetch
    async with asyncio.TaskGroup() as group:
        for n in range(3):
            group.create_task(grouped(n))
        print("in the group")  # beside: grouped (tasks)
    print("out of the group")  # apart: grouped
    await plain()
    loop = asyncio.get_running_loop()
    loop.call_soon(callback)
    loop.call_later(1, other_callback)
    await asyncio.to_thread(offloaded)
    print("done")  # apart: offloaded
    for _ in range(3):
        loop.run_in_executor(None, in_thread)
    print("running")  # beside: in_thread


def other_thread(loop):
    asyncio.run_coroutine_threadsafe(sent(), loop)
    loop.call_soon_threadsafe(told)
    print("sent")  # beside: main_task, sent, told


async def sent():
    log.append("sent")  # beside: main_task (tasks), other_thread


def told():
    log.append("told")


def start():
    loop = asyncio.new_event_loop()
    threading.Thread(target=other_thread, args=(loop,)).start()
    loop.run_until_complete(main_task())


if __name__ == "__main__":
    start()
    print("the loop is over")  # apart: main_task, steady, fetch


class Session:
    """Spawns tasks of its own: whoever calls its other methods does so from another task."""

    async def open(self):
        log.append("before")  # apart: Session._pump
        self.task = asyncio.create_task(self._pump())
        log.append("after")  # beside: Session._pump (tasks)

    async def _pump(self):
        log.append("pump")  # beside: Session.send (tasks), Session.count (tasks) # apart: Session._pump

    async def send(self, item):
        log.append(item)  # apart: Session.send

    def count(self):
        return len(log)

    async def close(self):
        await self.task
        log.append("closed")  # apart: Session._pump


class Store:
    """Guards with a lock of asyncio: many tasks call it."""

    def __init__(self):
        self.lock = asyncio.Lock()

    async def put(self, item):
        async with self.lock:
            log.append(item)  # beside: Store.put (tasks), Store.drop (tasks)

    async def drop(self):
        log.clear()
