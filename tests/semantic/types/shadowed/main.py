import queue
from queue import Queue

reveal(Queue())  # reveal: Queue()
reveal(queue.Queue().get)  # reveal: Queue.get
