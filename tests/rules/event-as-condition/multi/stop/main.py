import threading

from signals import stop


def work():
    while not stop:  # expect: PC0410 "stop"
        print("working")


worker = threading.Thread(target=work)
worker.start()
stop.set()
worker.join()
