"""The locks of the program."""

import threading

stock_lock = threading.Lock()
audit_lock = threading.Lock()
