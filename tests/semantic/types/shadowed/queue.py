"""A user's own module that happens to have the name of one of the library's."""


class Queue:
    def get(self): ...
