"""A package that hands on what its modules define."""
from .locks import LOCK, Guard as PublicGuard
from .star import *
from . import cycle_one
