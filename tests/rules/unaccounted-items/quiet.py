"""Near misses: somebody says that items are done, or may; or nobody waits for them for ever."""

import asyncio
import queue
import threading


def accounted(names):
    jobs = queue.Queue()

    def work():
        while True:
            print(jobs.get())
            jobs.task_done()

    threading.Thread(target=work, daemon=True).start()
    for name in names:
        jobs.put(name)
    jobs.join()


def handed_on(names, start):
    """Whoever gets the queue may call `task_done()`."""
    jobs = queue.Queue()
    start(jobs)
    for name in names:
        jobs.put(name)
    jobs.get()
    jobs.join()


def returned(names):
    jobs = queue.Queue()
    for name in names:
        jobs.put(name)
    print(jobs.get())
    jobs.join()
    return jobs


def by_callback(names, pool):
    jobs = queue.Queue()
    for name in names:
        jobs.put(name)
        item = jobs.get()
        pool.submit(print, item).add_done_callback(lambda _: jobs.task_done())
    jobs.join()


def finish(jobs):
    jobs.task_done()


def by_helper(names):
    jobs = queue.Queue()
    for name in names:
        jobs.put(name)
        print(jobs.get())
        finish(jobs)
    jobs.join()


class Owner:
    def __init__(self):
        self.jobs = queue.Queue()
        self.worker = Worker(self)

    def run(self, names):
        for name in names:
            self.jobs.put(name)
        self.jobs.join()

    def peek(self):
        return self.jobs.get()


class Worker:
    def __init__(self, owner):
        self.owner = owner

    def work(self):
        self.owner.jobs.get()
        self.owner.jobs.task_done()


def never_filled():
    jobs = queue.Queue()
    threading.Thread(target=jobs.get, daemon=True).start()
    jobs.join()


def ended(names):
    jobs = queue.Queue()
    for name in names:
        jobs.put(name)
    jobs.get()
    jobs.shutdown(immediate=True)
    jobs.join()


async def timed(names):
    jobs = asyncio.Queue()
    for name in names:
        jobs.put_nowait(name)
    print(jobs.get_nowait())
    try:
        await asyncio.wait_for(jobs.join(), 3)
    except asyncio.TimeoutError:
        print("late")


def cleared(names):
    jobs = queue.Queue()
    for name in names:
        jobs.put(name)
    jobs.get()
    with jobs.mutex:
        jobs.unfinished_tasks = 0
        jobs.all_tasks_done.notify_all()
    jobs.join()


def two(names, urgent):
    jobs = queue.Queue()
    if urgent:
        jobs = queue.LifoQueue()
    for name in names:
        jobs.put(name)
    jobs.get()
    jobs.join()


def kept(names, queues):
    jobs = queue.Queue()
    queues.append(jobs)
    for name in names:
        jobs.put(name)
    jobs.get()
    jobs.join()


def test_join():
    jobs = queue.Queue()
    jobs.put(1)
    jobs.get()
    jobs.join()


def text(names):
    jobs = queue.Queue()
    for name in names:
        jobs.put(name)
    lines = [jobs.get()]
    return ",".join(lines)


def put_in_later(worker):
    ends = queue.Queue()
    threading.Thread(target=lambda: print(ends.get()), daemon=True).start()
    ends.join()
    ends.put(None)
    print(worker)
