"""Jobs that wait for jobs of their own pool."""

from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from multiprocessing.pool import ThreadPool

shared = ThreadPoolExecutor(max_workers=8)


def weigh(crate):
    return len(crate)


def unload(truck):
    weights = [shared.submit(weigh, crate) for crate in truck]
    return sum(weight.result() for weight in weights)  # expect: PC0607


def yard(trucks):
    return [shared.submit(unload, truck) for truck in trucks]


def walk(folder):
    below = [shared.submit(walk, each) for each in folder.folders]
    found = list(folder.files)
    for future in as_completed(below):  # expect: PC0607
        found.extend(future.result())
    return found


def list_files(root):
    return shared.submit(walk, root).result()


single = ThreadPoolExecutor(max_workers=1)


def save(record):
    single.submit(print, record)
    check = single.submit(weigh, record)
    return check.result()  # expect: PC0607


def store(record):
    single.submit(save, record)


class Crawler:
    def __init__(self):
        self._pool = ThreadPoolExecutor(4)

    def crawl(self, pages):
        for page in pages:
            self._pool.submit(self._fetch, page)

    def _fetch(self, page):
        parts = [self._pool.submit(self._load, part) for part in page]
        wait(parts)  # expect: PC0607

    def _load(self, part):
        return part


def grade(classes):
    with ThreadPoolExecutor() as pool:

        def mark(pupil):
            return pupil

        def mark_all(pupils):
            return list(pool.map(mark, pupils))  # expect: PC0607

        return list(pool.map(mark_all, classes))


def render(pool, page):
    return pool.apply(weigh, (page,))  # expect: PC0607


def book(pages):
    pool = ThreadPool(2)
    for page in pages:
        pool.apply_async(render, (pool, page))
    pool.close()
    pool.join()


def on_board(passenger):
    return passenger


def board(gate):
    seats(gate)


def seats(gate):
    return shared.submit(on_board, gate).result()  # expect: PC0607


def open_gates(gates):
    for gate in gates:
        shared.submit(board, gate)
