# warning: bootstrapping phase
# prints: 2
import multiprocessing
def work(number):
    print(number + 1)
child = multiprocessing.get_context("spawn").Process(target=work, args=(1,))
child.start()
child.join()
