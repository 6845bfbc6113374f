from . import lock
from .. import locks as sibling
from ..locks import Guard
from ...outside import nothing

reveal(lock)  # reveal: threading.Lock()
reveal(sibling.LOCK)  # reveal: threading.Lock()
reveal(Guard().lock)  # reveal: threading.Lock()
reveal(nothing)  # reveal: ?
