import threading

stop = threading.Event()
