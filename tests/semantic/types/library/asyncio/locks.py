__all__ = ("Lock",)


class Lock: ...


class _ContextManagerMixin: ...
