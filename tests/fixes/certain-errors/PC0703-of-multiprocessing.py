# error: TypeError: cannot pickle '_thread.lock' object
# prints: done
import threading
from multiprocessing import Pool
def work(lock):
    with lock:
        return "done"
if __name__ == "__main__":
    lock = threading.Lock()
    with Pool(1) as pool:
        print(pool.apply(work, (lock,)))
