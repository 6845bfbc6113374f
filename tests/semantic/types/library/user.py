import asyncio
import threading
from asyncio import locks
from threading import Event, _shutdown

reveal(threading.Thread())  # reveal: threading.Thread()
reveal(Event())  # reveal: threading.Event()
reveal(_shutdown)  # reveal: _shutdown
reveal(_shutdown())  # reveal: threading.Lock()
reveal(locks.Lock())  # reveal: asyncio.Lock()
reveal(asyncio.Lock())  # reveal: asyncio.Lock()
reveal(locks._ContextManagerMixin())  # reveal: _ContextManagerMixin()
