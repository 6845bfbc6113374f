import threading
from subprocess import run as execute

guard = threading.Lock()
__all__ = ["execute"]
