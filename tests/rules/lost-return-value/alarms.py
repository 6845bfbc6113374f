"""Results that never arrive."""

import multiprocessing
import threading


def total(numbers):
    result = sum(numbers)
    return result  # expect: PC0118 "what `total` returns is lost: `Thread` drops it, and `join()` gives None"


class Counter(threading.Thread):
    def run(self):
        lines = [len(line) for line in open("log.txt")]
        return lines[0] + lines[-1]  # expect: PC0118


def work():
    print("working")


def main():
    adder = threading.Thread(target=total, args=([1, 2],))
    adder.start()
    result = adder.join()  # expect: PC0118 "`adder.join()` gives None, whatever the thread's function returns"
    print(result)
    counter = Counter()
    counter.start()
    print(counter.join())  # expect: PC0118
    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    results = [worker.join() for worker in workers]  # expect: PC0118
    print(results)
    process = multiprocessing.Process(target=work)
    process.start()
    code = process.join()  # expect: PC0118
    print(code)


if __name__ == "__main__":
    main()
