# error: RuntimeError: cannot notify on un-acquired lock
# prints: done
import threading
c = threading.Condition()
c.notify_all()
print("done")
