"""Results that somebody gets, and joins that are only joins."""

import threading
from concurrent.futures import ThreadPoolExecutor


def total(numbers):
    return numbers[0] + numbers[1]  # the future hands it on


def both(numbers):
    return numbers[0]  # called as a function, too


def early(numbers):
    if not numbers:
        return None
    if len(numbers) > 9:
        return print("too many")
    print(numbers)
    return True


rates = {}


def rate_of(numbers):
    if numbers[0] not in rates:
        rates[numbers[0]] = numbers
    return rates[numbers[0]]  # the thread fills the table; others ask for it


def kept(numbers, results):
    results.append(numbers)


def main():
    results = []
    threads = [threading.Thread(target=target, args=([1, 2],)) for target in (both, early, rate_of)]
    threads.append(threading.Thread(target=kept, args=([1, 2], results)))
    for thread in threads:
        thread.start()
    [thread.join() for thread in threads]
    _ = [thread.join() for thread in threads]
    print(both([1, 2]), ", ".join(["a", "b"]))
    path = "/".join(["a", "b"])
    with ThreadPoolExecutor() as pool:
        print(pool.submit(total, [1, 2]).result())
    return path


if __name__ == "__main__":
    main()
