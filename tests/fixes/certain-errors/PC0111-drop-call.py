# error: RuntimeError: cannot join current thread
# prints: done
import threading
class Worker(threading.Thread):
    def run(self):
        self.join()
        print("done")
w = Worker()
w.start()
w.join()
