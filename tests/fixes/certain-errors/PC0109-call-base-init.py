# error: RuntimeError: thread.__init__() not called
# prints: done
import threading
class Worker(threading.Thread):
    def __init__(self, name):
        self.what = name
    def run(self):
        print(self.what)
w = Worker("done")
w.start()
w.join()
