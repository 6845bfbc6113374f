# error: SimpleQueue' object has no attribute 'task_done'
# prints: 1
import queue
jobs = queue.SimpleQueue()
jobs.put(1)
print(jobs.get())
jobs.task_done()
jobs.join()
