import threading
from .deeper import *

__all__ = ["EXPORTED", "_UNDERSCORED", "FROM_DEEPER"]

EXPORTED = threading.RLock()
_UNDERSCORED = threading.Condition()
NOT_EXPORTED = threading.Event()
