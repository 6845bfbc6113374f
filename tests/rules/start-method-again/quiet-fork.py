"""A forked child imports nothing anew."""

import multiprocessing

multiprocessing.set_start_method("fork")
