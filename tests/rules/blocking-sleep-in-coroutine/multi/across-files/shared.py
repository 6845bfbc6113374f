import asyncio
import queue
from time import sleep

jobs = queue.Queue()
doorbell = asyncio.Queue()
