/** Small programs whose verdict is beyond doubt. */

/** Line 7, columns 5 to 19: PC0204, a warning; the fix is `with`. */
export const leaky = `import threading

lock = threading.Lock()


def spend(pay):
    lock.acquire()
    pay()
    lock.release()
`;

export const sound = `import threading

lock = threading.Lock()


def spend(pay):
    with lock:
        pay()
`;

/** PC1401 where there is a GIL; free-threaded Python runs it in parallel. */
export const computing = `from concurrent.futures import ThreadPoolExecutor


def crunch(limit):
    total = 0
    for number in range(limit):
        total += number * number % 7
    return total


if __name__ == "__main__":
    with ThreadPoolExecutor(4) as pool:
        print(sum(pool.map(crunch, [10_000_000] * 4)))
`;
