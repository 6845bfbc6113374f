"""Waits that come after all jobs, or that are meant to come one by one."""

from concurrent.futures import ThreadPoolExecutor, TimeoutError
from time import sleep

shared = ThreadPoolExecutor(8)


def weigh(crate):
    return len(crate)


def after_all(crates):
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(weigh, crate) for crate in crates]
        return [future.result() for future in futures]


def one_job(crate):
    with ThreadPoolExecutor() as pool:
        return pool.submit(weigh, crate).result()


def one_worker(crates):
    with ThreadPoolExecutor(max_workers=1) as pool:
        return [pool.submit(weigh, crate).result() for crate in crates]


def two_at_once(pairs):
    with ThreadPoolExecutor() as pool:
        for left, right in pairs:
            first = pool.submit(weigh, left)
            second = pool.submit(weigh, right)
            print(first.result() + second.result())


def in_a_chain(load, steps):
    with ThreadPoolExecutor() as pool:
        for step in steps:
            load = pool.submit(step, load).result()
    return load


def until_one_answers(mirrors):
    with ThreadPoolExecutor() as pool:
        for mirror in mirrors:
            answer = pool.submit(weigh, mirror).result()
            if answer:
                return answer
    return None


def with_a_limit(crates):
    with ThreadPoolExecutor() as pool:
        for crate in crates:
            try:
                print(pool.submit(weigh, crate).result(timeout=5))
            except TimeoutError:
                print("too slow")


def at_a_pace(crates):
    with ThreadPoolExecutor() as pool:
        for crate in crates:
            print(pool.submit(weigh, crate).result())
            sleep(1)


def beside_other_work(crates):
    with ThreadPoolExecutor() as pool:
        for crate in crates:
            future = pool.submit(weigh, crate)
            sorted(crate)
            print(future.result())


def of_everybody(crates):
    """Others hand over jobs, too."""
    return [shared.submit(weigh, crate).result() for crate in crates]


def from_outside(pool, crates):
    return [pool.submit(weigh, crate).result() for crate in crates]


def filled_in_turn(crates):
    seen = []
    with ThreadPoolExecutor() as pool:
        for _ in crates:
            seen.append(pool.submit(weigh, seen).result())
    return seen
