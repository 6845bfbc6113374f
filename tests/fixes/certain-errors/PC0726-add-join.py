# error: FileNotFoundError
# prints: 1
import multiprocessing
def add(total):
    with total.get_lock():
        total.value += 1
    print(total.value)
def count():
    total = multiprocessing.Value("i", 0)
    adder = multiprocessing.Process(target=add, args=(total,))
    adder.start()
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    count()
