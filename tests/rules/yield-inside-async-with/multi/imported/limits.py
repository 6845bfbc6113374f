from asyncio import timeout as limit

__all__ = ["limit"]
