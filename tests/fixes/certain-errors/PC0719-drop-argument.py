# error: daemonic processes are not allowed to have children
# prints: done
from multiprocessing import Process
def work():
    print("done")
def outer():
    inner = Process(target=work)
    inner.start()
    inner.join()
if __name__ == "__main__":
    process = Process(target=outer, daemon=True)
    process.start()
    process.join()
