import asyncio
from functools import lru_cache as remember

__all__ = ["asyncio", "remember"]
