import threading
import time

guard = threading.Lock()


def ring(bell):
    time.sleep(2)  # expect: PC0921
    bell.ring()
