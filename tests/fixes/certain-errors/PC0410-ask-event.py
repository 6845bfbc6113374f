# error: hang
# prints: done
import threading
stop = threading.Event()
def work():
    while stop:
        pass
t = threading.Thread(target=work, daemon=False)
t.start()
t.join()
print("done")
