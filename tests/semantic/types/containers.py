"""What is in dicts, lists, tuples, sets, deques and queues."""
import asyncio
import collections
import queue
import threading
from collections import defaultdict, deque
from concurrent.futures import ThreadPoolExecutor, as_completed


class Worker:
    def go(self): ...


def literals(n, key):
    locks = [threading.Lock() for _ in range(n)]
    reveal(locks[0])  # reveal: threading.Lock()
    reveal(locks[key])  # reveal: threading.Lock()
    reveal(locks[1:])  # reveal: list
    by_name = {"a": threading.Lock(), "b": threading.RLock()}
    reveal(by_name["a"])  # reveal: threading.Lock()
    reveal(by_name[key])  # reveal: threading.Lock() | threading.RLock()
    made = {name: threading.Lock() for name in key}
    reveal(made[key])  # reveal: threading.Lock()
    merged = {**made, "x": threading.Event()}
    reveal(merged[key])  # reveal: threading.Event() | threading.Lock()
    pair = (threading.Lock(), Worker())
    reveal(pair[0])  # reveal: threading.Lock()
    reveal(pair[1])  # reveal: Worker()
    first, second = pair
    reveal(second)  # reveal: Worker()
    spread = [*locks, Worker()]
    reveal(spread[key])  # reveal: Worker() | threading.Lock()


def filled(key):
    by_key = {}
    by_key[key] = threading.Lock()
    reveal(by_key[key])  # reveal: threading.Lock()
    reveal(by_key.get(key))  # reveal: None | threading.Lock()
    reveal(by_key.get(key, Worker()))  # reveal: Worker() | threading.Lock()
    reveal(by_key.pop(key))  # reveal: threading.Lock()
    reveal(by_key.setdefault(key, threading.Lock()))  # reveal: threading.Lock()
    waiting = deque()
    waiting.append(Worker())
    reveal(waiting.popleft())  # reveal: Worker()
    reveal(waiting[0])  # reveal: Worker()
    jobs = queue.Queue()
    jobs.put(Worker())
    reveal(jobs.get())  # reveal: Worker()
    jobs.get().go()
    members = set()
    members.add(Worker())
    reveal(members.pop())  # reveal: Worker()
    plain = list()
    plain.append(Worker())
    reveal(plain[key])  # reveal: Worker()
    keyed = dict()
    keyed[key] = Worker()
    reveal(keyed[key])  # reveal: Worker()


def unknown_contents(given, key):
    reveal(given[key])  # reveal: ?
    reveal({}[key])  # reveal: nothing
    reveal(given.get(key))  # reveal: ?


def defaults(key):
    locks = defaultdict(threading.Lock)
    reveal(locks)  # reveal: collections.defaultdict()
    reveal(locks[key])  # reveal: threading.Lock()
    reveal(locks[key].acquire)  # reveal: threading.Lock#acquire
    workers = collections.defaultdict(Worker)
    reveal(workers[key])  # reveal: Worker()
    made = defaultdict(lambda: threading.RLock())
    reveal(made[key])  # reveal: threading.RLock()
    groups = defaultdict(list)
    reveal(groups[key])  # reveal: list


def nested(key, other):
    groups = defaultdict(list)
    groups[key].append(Worker())
    reveal(groups[key][0])  # reveal: Worker()
    for group in groups.values():
        for worker in group:
            reveal(worker)  # reveal: Worker()
    by_hand = {}
    by_hand[key] = []
    by_hand[key].append(threading.Lock())
    reveal(by_hand[other][0])  # reveal: threading.Lock()
    on_demand = {}
    on_demand.setdefault(key, []).append(threading.Event())
    reveal(on_demand[key][0])  # reveal: threading.Event()
    tables = {"a": {}}
    tables["a"][key] = Worker()
    reveal(tables["a"][key])  # reveal: Worker()


def by_the_handful(key):
    waiting = []
    waiting.extend([Worker()])
    reveal(waiting[0])  # reveal: Worker()
    growing = []
    growing += [threading.Lock()]
    reveal(growing[0])  # reveal: threading.Lock() | ?
    merged = {}
    merged.update({"a": Worker()})
    reveal(merged[key])  # reveal: Worker()
    first, *others, last = (threading.Lock(), Worker(), threading.Event())
    reveal(first)  # reveal: threading.Lock()
    reveal(last)  # reveal: Worker() | threading.Event() | threading.Lock()
    known = {threading.Thread(target=print): 1}
    known[Worker()] = 2
    for each in known:
        reveal(each)  # reveal: Worker() | threading.Thread()


def in_loops(key):
    threads = [threading.Thread(target=print) for _ in range(3)]
    for each in threads:
        reveal(each)  # reveal: threading.Thread()
    for index, each_thread in enumerate(threads):
        reveal(index)  # reveal: ?
        reveal(each_thread)  # reveal: threading.Thread()
    locks = {"a": threading.Lock()}
    for name in locks:
        reveal(name)  # reveal: a
    for name, lock in locks.items():
        reveal(lock)  # reveal: threading.Lock()
    for value in locks.values():
        reveal(value)  # reveal: threading.Lock()
    for one, other in zip(threads, locks.values()):
        reveal(one)  # reveal: threading.Thread()
        reveal(other)  # reveal: threading.Lock()
    for number, (a, b) in enumerate(zip(threads, locks.values())):
        reveal(b)  # reveal: threading.Lock()
    for left, right in [(threading.Lock(), Worker())]:
        reveal(right)  # reveal: Worker()
    joined = [thread for _, thread in enumerate(threads)]
    reveal(joined[0])  # reveal: threading.Thread()
    reveal([lock for key, lock in locks.items() if key][0])  # reveal: threading.Lock()
    reveal(list(locks.values())[0])  # reveal: threading.Lock()
    reveal(next(iter(threads)))  # reveal: threading.Thread()
    reveal(dict(zip(key, threads))[key])  # reveal: threading.Thread()
    for thread in sorted(threads, key=id):
        reveal(thread)  # reveal: threading.Thread()


def work():
    return Worker()


def futures(pool: ThreadPoolExecutor):
    pending = {pool.submit(work): 1 for _ in range(3)}
    for future in as_completed(pending):
        reveal(future)  # reveal: concurrent.futures.Future() | ?
        reveal(future.result())  # reveal: Worker() | ?


async def tasks():
    jobs = asyncio.Queue()
    await jobs.put(Worker())
    reveal(await jobs.get())  # reveal: Worker()


class Pool:
    def __init__(self):
        self._locks = {}
        self._handlers = []

    def lock_for(self, key):
        if key not in self._locks:
            self._locks[key] = threading.Lock()
        return self._locks[key]

    def register(self):
        self._handlers.append(self.handle)

    def handle(self, event):
        return Worker()

    def fire(self, event):
        reveal(self.lock_for(event))  # reveal: threading.Lock()
        for handler in self._handlers:
            reveal(handler)  # reveal: Pool.handle
            reveal(handler(event))  # reveal: Worker()
