# warning: hang
# prints: 2
import multiprocessing, time
def work(number):
    time.sleep(0.5)
    return number + 1
if __name__ == "__main__":
    with multiprocessing.Pool(1) as pool:
        result = pool.apply_async(work, (1,))
    print(result.get())
