"""Threads: what is started, joined, started again."""
import threading
from threading import Thread

config = {}
results = []


def load():
    config["path"] = "."  # apart: worker


def worker():
    results.append(config)  # apart: worker, report, load


def report():
    print(results)  # apart: worker


def reader():
    print(results)


def run():
    load()
    t = Thread(target=worker)
    config["late"] = 1  # apart: worker
    t.start()
    print("running")  # beside: worker
    t.join()
    report()
    print("done")  # apart: worker


def many():
    threads = [Thread(target=counted) for _ in range(4)]
    print("made")  # apart: counted
    for t in threads:
        t.start()
    print("running")  # beside: counted
    for t in threads:
        t.join()
    print("done")  # apart: counted


def counted():
    results.append(1)  # beside: counted


def one_by_one():
    for _ in range(4):
        t = Thread(target=alone)
        t.start()
        t.join()
    print("done")  # apart: alone


def alone():
    results.append(2)  # apart: alone


def lost():
    for _ in range(4):
        t = Thread(target=dropped)
        t.start()
    t.join()
    print("only the last")  # beside: dropped


def dropped():
    results.append(3)  # beside: dropped


def impatient():
    t = Thread(target=slow)
    t.start()
    t.join(5)
    print("perhaps")  # beside: slow
    while t.is_alive():
        t.join(1)
    print("surely")  # apart: slow


def slow():
    pass


def pair():
    a = Thread(target=left)
    b = Thread(target=right)
    a.start()
    b.start()
    a.join()
    print("right is")  # apart: left # beside: right
    b.join()


def left():
    results.append("l")  # beside: right


def right():
    results.append("r")  # beside: left


def relay():
    a = Thread(target=first_leg)
    a.start()
    a.join()
    b = Thread(target=second_leg)
    b.start()


def first_leg():
    results.append("1")  # apart: second_leg


def second_leg():
    results.append("2")  # apart: first_leg


def either(fast):
    if fast:
        t = Thread(target=chosen)
    else:
        t = Thread(target=chosen, daemon=True)
    t.start()


def chosen():
    results.append("c")  # apart: chosen


def nested():
    def inside():
        results.append("n")

    for _ in range(2):
        threading.Thread(target=lambda: inside()).start()


if __name__ == "__main__":
    run()
    many()
    one_by_one()
    lost()
    impatient()
    pair()
    relay()
    either(True)
    nested()


def spawn(job):
    thread = Thread(target=job)
    thread.start()
    return thread


def through_wrapper():
    a = spawn(one_job)
    b = spawn(another_job)
    print("both")  # beside: one_job, another_job
    a.join()
    print("one is done")  # apart: one_job # beside: another_job


def one_job():
    results.append("one")  # apart: one_job # beside: another_job


def another_job():
    results.append("two")  # apart: another_job


through_wrapper()
