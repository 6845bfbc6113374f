# warning: context has already been set
# prints: done
import multiprocessing
def work():
    print("done")
multiprocessing.set_start_method("spawn")
if __name__ == "__main__":
    child = multiprocessing.Process(target=work)
    child.start()
    child.join()
