"""Barriers of the whole program, and who comes to them from elsewhere."""

import threading

crew_size = 4
gate = threading.Barrier(3)  # expect: PC0413 "`gate` needs 3 parties but gets 4"
finish = threading.Barrier(5)
# Who comes to it is not written down.
lobby = threading.Barrier(2)
# It is mended when too few come.
ferry = threading.Barrier(2)
# A wait in a branch: nobody can count.
bridge = threading.Barrier(7)
# Two bodies have threads begin there.
tunnel = threading.Barrier(6)
