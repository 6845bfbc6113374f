# error: ValueError: Pool is still running
# prints: 2
import multiprocessing
def work(number):
    return number + 1
if __name__ == "__main__":
    pool = multiprocessing.Pool(1)
    result = pool.map(work, [1])
    pool.join()
    print(*result)
