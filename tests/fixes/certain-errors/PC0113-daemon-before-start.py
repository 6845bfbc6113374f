# error: RuntimeError: cannot set daemon status of active thread
# prints: done
import threading
t = threading.Thread(target=print, args=("done",))
t.start()
t.daemon = True
t.join()
