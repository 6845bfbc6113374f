"""Jobs that wait for nobody of their own pool, or that leave a worker free."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, TimeoutError

outer = ThreadPoolExecutor(max_workers=8)
inner = ThreadPoolExecutor(max_workers=8)
cores = ProcessPoolExecutor()


def weigh(crate):
    return len(crate)


def unload(truck):
    """Two pools."""
    return sum(inner.map(weigh, truck))


def compute(truck):
    return cores.submit(weigh, truck).result()


def yard(trucks):
    for truck in trucks:
        outer.submit(unload, truck)
        outer.submit(compute, truck)


def prepare(truck):
    return outer.submit(weigh, truck).result()


def one_of_many(truck):
    """One job waits, seven workers are left."""
    return outer.submit(prepare, truck)


def walk(folder):
    """Each call has its own pool."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(walk, folder.folders))


class Node:
    """Each object has its own pool."""

    def __init__(self, children):
        self.children = children
        self.pool = ThreadPoolExecutor(2)

    def visit(self):
        return [self.pool.submit(child.visit) for child in self.children]

    def collect(self):
        for child in self.children:
            self.pool.submit(child.gather)

    def gather(self):
        return self.pool.submit(weigh, self.children).result()


def chain(step):
    """Goes on in the pool without waiting."""
    outer.submit(chain, step + 1)


def patient(truck):
    future = outer.submit(weigh, truck)
    try:
        return future.result(timeout=5)
    except TimeoutError:
        return None


def looks(truck):
    future = outer.submit(weigh, truck)
    if future.done():
        return future.result()
    return None


def start(trucks):
    chain(0)
    for truck in trucks:
        outer.submit(patient, truck)
        outer.submit(looks, truck)


def main(trucks):
    """Waits outside the pool."""
    return [future.result() for future in [outer.submit(weigh, truck) for truck in trucks]]
