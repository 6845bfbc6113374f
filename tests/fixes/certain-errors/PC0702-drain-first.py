# warning: hang
# prints: 1000000
from multiprocessing import Process, Queue
def work(results, size):
    results.put("x" * size)
if __name__ == "__main__":
    results = Queue()
    child = Process(target=work, args=(results, 1_000_000), daemon=True)
    child.start()
    child.join()
    text = results.get()
    print(len(text))
