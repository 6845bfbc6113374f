# error: AssertionError: group argument must be None for now
# prints: done
import threading
def work():
    print("done")
t = threading.Thread(work)
t.start()
t.join()
