"""Part of a program with threads."""

from box import Box


class Reader(Box):
    def read(self):
        with self.changed:
            if not self.letters:
                self.changed.wait()  # expect: PC0401
            return self.letters.pop(0)
