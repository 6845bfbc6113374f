"""Jobs that are waited for one by one."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


def weigh(crate):
    return len(crate)


def weigh_all(crates):
    weights = []
    with ThreadPoolExecutor(max_workers=4) as pool:
        for future in [pool.submit(weigh, crate) for crate in crates]:
            weights.append(future.result())  # expect: PC0604
    return weights


def total(crates):
    with ProcessPoolExecutor() as pool:
        return sum([job.result() for job in [pool.submit(weigh, crate) for crate in crates]])  # expect: PC0604


def heaviest(crates):
    pool = ThreadPoolExecutor()
    top = 0
    for job in [pool.submit(weigh, crate) for crate in crates]:
        top = max(top, job.result())  # expect: PC0604
    pool.shutdown()
    return top


def by_name(crates):
    found = {}
    with ThreadPoolExecutor() as pool:
        for name, crate in crates.items():
            found[name] = pool.submit(weigh, crate).result()  # expect: PC0604
    return found


def in_processes(crates):
    with Pool(4) as pool:
        return [job.get() for job in [pool.apply_async(weigh, (crate,)) for crate in crates]]  # expect: PC0604


def in_threads(crates):
    weights = []
    with ThreadPool(4) as pool:
        for job in [pool.apply_async(weigh, (crate,)) for crate in crates]:
            weights.append(job.get())  # expect: PC0604
    return weights


def prepared(crates):
    with ThreadPoolExecutor() as pool:
        for number, crate in enumerate(crates):
            label = f"crate {number}"
            weight = pool.submit(weigh, crate + [label])
            print(label, weight.result())  # expect: PC0604
