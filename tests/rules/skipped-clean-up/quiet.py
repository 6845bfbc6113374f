"""Context managers that clean up in any case, or have nothing to clean up after an exception."""

import contextlib
import time
from contextlib import contextmanager, suppress


# Safe: `finally` runs in any case.
@contextmanager
def serving(make):
    server = make()
    try:
        yield server
    finally:
        server.stop()


# Safe: nothing comes after it.
@contextmanager
def opened(path):
    with open(path) as file:
        yield file


# Safe: a commit is to be skipped when the block fails.
@contextmanager
def transaction(session):
    session.begin()
    yield session
    session.commit()


# Safe: a check and a log line are about a block that went well.
@contextmanager
def timed(limit):
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < limit
    print("done")


# Safe: the exception is dealt with.
@contextmanager
def rolled_back(pool):
    link = pool.take()
    try:
        yield link
    except Exception:
        link.close()
        raise
    link.close()


# Safe: the stack closes it.
@contextmanager
def stacked(make):
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(make())
        yield server


# Safe: no exception gets past the inner block.
@contextmanager
def forgiving(make):
    server = make()
    with suppress(Exception):
        yield server
    server.close()


# Safe: a generator that is iterated; nobody raises anything at its `yield`.
def numbered(names):
    reader = iter(names)
    count = 0
    count += 1
    yield reader
    count -= 1


# Safe: a fixture is resumed by its framework, whatever became of the test.
def fixture(function):
    return function


@fixture
def server(make):
    made = make()
    yield made
    made.stop()


# Unknown: whether this takes back anything.
@contextmanager
def announced(log):
    log.write("begin")
    yield
    log.write("end")


# Safe: what is closed was made by the caller, who may close it himself, and not here.
@contextmanager
def lent(link):
    yield link
    link.flush()
