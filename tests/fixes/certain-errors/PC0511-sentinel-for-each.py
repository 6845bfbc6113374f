# warning: hang
# prints: 1
import queue, threading
jobs = queue.Queue()
def work():
    for job in iter(jobs.get, None):
        print(job)
workers = [threading.Thread(target=work) for _ in range(3)]
for worker in workers: worker.start()
jobs.put(1)
jobs.put(None)
for worker in workers: worker.join()
