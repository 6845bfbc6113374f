"""Classes that own their threads, and what their public methods are beside."""
import threading
from threading import Thread, Timer


class Poller:
    def __init__(self):
        self.state = "new"  # apart: Poller._run
        self._prepare()
        self._thread = Thread(target=self._run)
        self.ready = True  # apart: Poller._run
        self._thread.start()
        self.late = True  # beside: Poller._run

    def _prepare(self):
        self.prepared = True  # apart: Poller._run

    def _run(self):
        while self.state != "stopped":
            self._step()

    def _step(self):
        self.state = "step"  # beside: Poller.stop, Poller.status # apart: Poller._step

    def status(self):
        return self.state  # beside: Poller._step

    def stop(self):
        self.state = "stopped"  # beside: Poller._step
        self._thread.join()
        self.state = "gone"  # apart: Poller._step


class Lazy:
    def __init__(self):
        self.items = []  # apart: Lazy.work
        self.thread = None

    def start(self):
        self.items.append(0)  # apart: Lazy.work
        self.thread = Thread(target=self.work)
        self.thread.start()
        self.items.append(1)  # beside: Lazy.work

    def work(self):
        self.items.append(2)  # apart: Lazy.work

    def add(self, item):
        self.items.append(item)  # beside: Lazy.work # apart: Lazy.add, Poller._run


class Subclass(Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.count = 0  # apart: Subclass.run
        self.start()
        self.count = 1  # beside: Subclass.run

    def run(self):
        self.count += 1  # beside: Subclass.value

    def value(self):
        return self.count


class Given(Thread):
    """Its target is handed to the library's constructor."""

    def __init__(self):
        super().__init__(target=self._loop)

    def _loop(self):
        self.count = 1  # beside: use_given


def use_given():
    given = Given()
    given.start()
    print(given.count)  # beside: Given._loop
    given.join()
    print(given.count)  # apart: Given._loop


class Guarded:
    """Owns a lock and guards with it: whoever has one calls it from many threads."""

    def __init__(self):
        self._lock = threading.Lock()
        self.total = 0  # apart: Guarded.add

    def add(self, n):
        with self._lock:
            self.total += n  # beside: Guarded.add, Guarded.reset

    def reset(self):
        self.total = 0  # beside: Guarded.add

    def _private(self):
        self.total = 1  # apart: Guarded.add


class Once:
    """Called by many, starts one thread."""

    def __init__(self):
        self._lock = threading.Lock()
        self._thread = None

    def ensure(self):
        with self._lock:
            if self._thread is None:
                self._thread = Thread(target=self._serve)
                self._thread.start()

    def _serve(self):
        self.served = 1  # apart: Once._serve # beside: Once.ensure


class EachTime:
    """Called by many, starts a thread for each."""

    def __init__(self):
        self._lock = threading.Lock()

    def submit(self):
        with self._lock:
            Thread(target=self._serve).start()

    def _serve(self):
        self.served = 1  # beside: EachTime._serve, EachTime.submit


class Plain:
    def add(self, n):
        self.total = n  # apart: Plain.reset, Guarded.add

    def reset(self):
        self.total = 0


class Base:
    def start(self):
        Thread(target=self._loop).start()

    def _loop(self):
        self.handle()

    def handle(self):
        pass


class Derived(Base):
    def handle(self):
        self.handled = True  # beside: Derived.look

    def look(self):
        return self.handled


class Blinker:
    def begin(self):
        self.timer = Timer(1, self.blink)
        self.timer.start()
        self.on = False  # beside: Blinker.blink

    def blink(self):
        self.on = True

    def end(self):
        self.timer.cancel()
        self.on = False  # apart: Blinker.blink


def workers():
    pool = [Worker() for _ in range(4)]
    for each in pool:
        each.start()
    for each in pool:
        each.join()


class Worker(Thread):
    done = 0

    def run(self):
        Worker.done += 1  # beside: Worker.run


use_given()
workers()
