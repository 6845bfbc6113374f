"""What the threads share."""

import threading

lock = threading.Lock()
rows = []
