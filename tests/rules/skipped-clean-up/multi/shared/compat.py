from contextlib import asynccontextmanager as managed

__all__ = ["managed"]
