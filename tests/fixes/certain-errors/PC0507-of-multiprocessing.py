# error: RuntimeError: Queue objects should only be shared between processes through inheritance
# prints: done
import multiprocessing
def work(results):
    results.put("done")
if __name__ == "__main__":
    results = multiprocessing.Queue()
    with multiprocessing.Pool(1) as pool:
        pool.apply(work, (results,))
    print(results.get())
