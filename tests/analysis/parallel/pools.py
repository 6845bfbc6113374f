"""Executors and pools: jobs, results, shutdown."""
import concurrent.futures
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from functools import partial
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

seen = []


def job(n):
    seen.append(n)  # beside: job


def with_statement():
    with ThreadPoolExecutor() as pool:
        print("before")  # apart: job
        for n in range(4):
            pool.submit(job, n)
        print("running")  # beside: job
    print("done")  # apart: job


def single():
    with ThreadPoolExecutor() as pool:
        future = pool.submit(only, 1)
        print("running")  # beside: only
        future.result()
        print("done")  # apart: only


def only(n):
    seen.append(n)  # apart: only


def one_worker():
    with ThreadPoolExecutor(max_workers=1) as pool:
        for n in range(4):
            pool.submit(queued, n)
        pool.submit(also_queued)
        print("running")  # beside: queued


def queued(n):
    seen.append(n)  # apart: queued, also_queued


def also_queued():
    seen.append(0)  # apart: queued


def results():
    pool = ThreadPoolExecutor(2)
    futures = [pool.submit(counted, n) for n in range(4)]
    print("running")  # beside: counted
    for future in as_completed(futures):
        print(future)  # beside: counted
    print("done")  # apart: counted


def counted(n):
    seen.append(n)


def waited():
    pool = ThreadPoolExecutor(2)
    futures = [pool.submit(partial(listed, 1), n) for n in range(4)]
    wait(futures)
    print("done")  # apart: listed


def listed(m, n):
    seen.append(n)  # beside: listed


def mapped():
    pool = concurrent.futures.ThreadPoolExecutor()
    for row in pool.map(row_of, range(3)):
        print(row)  # beside: row_of
    print("done")  # apart: row_of
    print(list(pool.map(cell_of, range(3))))
    print("done")  # apart: cell_of


def row_of(n):
    return seen  # beside: row_of


def cell_of(n):
    return seen  # beside: cell_of


def shut():
    pool = ThreadPoolExecutor()
    pool.submit(last)
    pool.shutdown(wait=False)
    print("perhaps")  # beside: last
    pool.shutdown()
    print("surely")  # apart: last


def last():
    seen.append("last")


def blocking():
    pool = ThreadPool(3)
    pool.map(square, range(3))
    print("map waits")  # apart: square
    handle = pool.apply_async(cube, (2,))
    print("running")  # beside: cube
    handle.get()
    print("done")  # apart: cube


def square(n):
    seen.append(n)  # beside: square


def cube(n):
    seen.append(n)


def processes():
    with ProcessPoolExecutor() as pool:
        for n in range(4):
            pool.submit(elsewhere, n)
        print("running")  # beside: elsewhere (processes)
    with Pool(2) as pool:
        pool.map_async(elsewhere_too, range(2))
        print("running")  # beside: elsewhere_too (processes)


def elsewhere(n):
    seen.append(n)  # beside: elsewhere (processes)


def elsewhere_too(n):
    seen.append(n)  # beside: elsewhere_too (processes)


if __name__ == "__main__":
    with_statement()
    single()
    one_worker()
    results()
    waited()
    mapped()
    shut()
    blocking()
    processes()
