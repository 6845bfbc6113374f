from .locks import *
