"""Near misses: what processes share, what threads change, what the parent itself has changed, what it reads before."""

import multiprocessing
import threading
from multiprocessing import Manager, Pool, Process, Queue, Value

names = []
cache = {}
level = 0
progress = Value("i", 0)
log = []
seeds = [1, 2]


def note(name):
    names.append(name)


# A thread has the same memory.
def noted():
    worker = threading.Thread(target=note, args=("a",))
    worker.start()
    worker.join()
    return names


def step():
    with progress.get_lock():
        progress.value += 1


# A shared value, a manager's list, a queue.
def shared():
    child = Process(target=step)
    child.start()
    child.join()
    return progress.value


def collect(found, number):
    found.append(number)


def managed(numbers):
    with Manager() as manager:
        found = manager.list()
        children = [Process(target=collect, args=(found, number)) for number in numbers]
        for child in children:
            child.start()
        for child in children:
            child.join()
        return list(found)


def answer(replies):
    replies.put(42)


def asked():
    replies = Queue()
    child = Process(target=answer, args=(replies,))
    child.start()
    reply = replies.get()
    child.join()
    return reply


def length(word):
    if word not in cache:
        cache[word] = len(word)
    return cache[word]


# A cache for whoever calls it: the parent fills its own.
def cached(words):
    with Pool() as pool:
        lengths = pool.map(length, words)
    return lengths, length("x"), len(cache)


def raise_level():
    global level
    level += 1


# The parent sets it, too.
def levels():
    global level
    child = Process(target=raise_level)
    child.start()
    child.join()
    level = 3
    return level


def write(line):
    log.append(line)


# Read before the child has started, or in the child.
def logged():
    before = len(log)
    child = Process(target=write, args=("x",))
    child.start()
    child.join()
    return before


# The child changes it for itself.
def shuffle(deck):
    deck.reverse()
    return deck


class Counter(Process):
    def __init__(self, found):
        super().__init__()
        self.steps = 0
        self.found = found

    def run(self):
        self.steps += 1
        self.found.put(self.steps)


def counted():
    found = multiprocessing.Queue()
    counter = Counter(found)
    counter.start()
    steps = found.get()
    counter.join()
    return steps, counter.exitcode


# The parent's own changes are what it reads.
def own(numbers):
    found = []
    child = Process(target=collect, args=(found, 1))
    child.start()
    for number in numbers:
        found.append(number)
    child.join()
    return found


def seeded():
    child = Process(target=print, args=(seeds,))
    child.start()
    child.join()
    return seeds


answers = []


def think(replies):
    answers.append(42)
    replies.put(answers)


# Sent back, and added by the parent before it joins.
def thought():
    replies = Queue()
    child = Process(target=think, args=(replies,))
    child.start()
    answers.extend(replies.get())
    child.join()
    return answers


def forget():
    names.clear()


# A test says that the parent keeps what it has.
def test_isolation():
    child = Process(target=forget)
    child.start()
    child.join()
    assert names == []


connections = {}
engine = object()


# A child clears what it has inherited, and uses up what it was given.
def start_afresh(jobs):
    global engine
    connections.clear()
    engine = None
    while jobs:
        print(jobs.pop())


def afresh():
    jobs = [1, 2]
    child = Process(target=start_afresh, args=(jobs,))
    child.start()
    child.join()
    return connections, engine, jobs
