import threading

FROM_DEEPER = threading.Semaphore()
