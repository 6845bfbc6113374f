"""Near misses: sleeps that nobody relies on."""

import threading
import time

answers = {}
done = False
ticks = []


def ask():
    global done
    answers["name"] = input()
    done = True


# The thread is waited for; the sleep only shortens nothing.
def main():
    asking = threading.Thread(target=ask)
    asking.start()
    time.sleep(0.5)
    asking.join()
    print(answers["name"])


# Asks again after each sleep: that is waiting.
def poll():
    asking = threading.Thread(target=ask)
    asking.start()
    while not done:
        time.sleep(0.1)
    asking.join()
    print(answers["name"])


# Sleeps before the thread is there.
def delayed():
    time.sleep(1)
    asking = threading.Thread(target=ask)
    asking.start()
    asking.join()
    return answers


# Nothing of the thread's is read afterwards.
def tick():
    ticks.append(1)


def rest(other):
    threading.Thread(target=tick, daemon=True).start()
    time.sleep(1)
    return other


# How long is said by the caller, not guessed.
def watch(seconds):
    ticking = threading.Thread(target=tick)
    ticking.start()
    time.sleep(seconds)
    print(len(ticks))
    ticking.join()


# A thread that never ends cannot be waited for.
def count_for_ever():
    while True:
        ticks.append(time.monotonic())
        time.sleep(1)


def show():
    threading.Thread(target=count_for_ever, daemon=True).start()
    time.sleep(5)
    print(len(ticks))
