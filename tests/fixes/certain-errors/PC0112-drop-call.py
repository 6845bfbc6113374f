# error: RuntimeError: threads can only be started once
# prints: done
import threading
def work():
    print("done")
t = threading.Thread(target=work)
t.start()
t.join()
t.start()
