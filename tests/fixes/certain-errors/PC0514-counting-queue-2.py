# error: AttributeError: 'Queue' object has no attribute 'task_done'
# prints: 1
import multiprocessing
jobs = multiprocessing.Queue()
jobs.put(1)
print(jobs.get())
jobs.task_done()
jobs.join()
