"""An observatory: a dome that turns, a log that several astronomers write, and plates that wait for the sky."""

import copy
import queue
import threading

plates = queue.Queue()


class Dome:
    def __init__(self):
        self.motor = threading.Thread(target=self.turn)
        self.motor.start()  # the motor may be faster than this constructor
        self.angle = 0
        self.moved = threading.Event()

    def turn(self):
        self.angle += 15
        self.moved.set()

    def follow(self):
        while True:
            self.moved.wait()
            print("looking at", self.angle)

    def park(self):
        self.motor.join()


class Exposure(threading.Thread):
    def __init__(self, seconds):
        super().__init__()
        self._started = False  # whose flag is this?
        self.seconds = seconds

    def run(self):
        print("exposing for", self.seconds)


class NightLog:
    def __init__(self):
        self._lock = threading.Lock()
        self._clear_sky = threading.Condition()
        self._lines = []  # guarded by: self._lock

    def write(self, line):
        with self._lock:
            self._lines.append(line)

    def last(self):
        return self._lines[-1]

    def wait_for_stars(self):
        with self._lock:
            with self._clear_sky:
                self._clear_sky.wait()

    def clouds_are_gone(self):
        with self._lock:
            with self._clear_sky:
                self._clear_sky.notify_all()

    def new_page(self):
        self._lock = threading.Lock()


def archive():
    return copy.deepcopy(NightLog())


def develop():
    while True:
        try:
            print("developing", plates.get(timeout=5))
        except queue.Empty:
            return
        finally:
            plates.task_done()


def test_exposure():
    def expose():
        assert sum([30, 30]) == 60

    camera = threading.Thread(target=expose)
    camera.start()
    camera.join()
