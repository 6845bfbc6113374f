/** Splitting a locked function: signature, docstring, decorators, arguments, and what must be refused. */
import { describe, expect, it } from 'vitest';
import { describeFix, fixed, python } from './support.ts';

const args = { lock: 'self._lock', method: 'total' };
const shop = (helper: string): string => `
class Shop:
    def report(self):
        with self._lock:
            return «self.total()»

${helper}`;

describeFix('extract-unlocked', [
  {
    title: 'a method with docstring and arguments',
    args: { lock: 'self._lock', method: 'balance' },
    before: `
class Bank:
    def move(self, a, b, amount):
        with self._lock:
            if «self.balance(a, currency="EUR")» >= amount:
                self.add(b, amount)

    def balance(self, name: str, /, *more, currency="USD", **rest) -> int:
        """What is left.

        In one currency.
        """
        # the accounts change
        with self._lock:  # briefly
            # look it up
            text = """
  raw
"""
            if name in self.accounts:
                return self.accounts[name][currency]

            return 0
            # nothing there

    def other(self):
        pass
`,
    after: `
class Bank:
    def move(self, a, b, amount):
        with self._lock:
            if self._balance_unlocked(a, currency="EUR") >= amount:
                self.add(b, amount)

    def balance(self, name: str, /, *more, currency="USD", **rest) -> int:
        """What is left.

        In one currency.
        """
        # the accounts change
        with self._lock:  # briefly
            return self._balance_unlocked(name, *more, currency=currency, **rest)

    def _balance_unlocked(self, name: str, /, *more, currency="USD", **rest) -> int:
        # look it up
        text = """
  raw
"""
        if name in self.accounts:
            return self.accounts[name][currency]

        return 0
        # nothing there

    def other(self):
        pass
`,
  },
  {
    title: 'a coroutine without a result',
    args: { lock: 'self.lock', method: '_flush' },
    before: `
class Buffer:
    async def add(self, row):
        async with self.lock:
            self.rows.append(row)
            await «self._flush()»

    async def _flush(self):
        async with self.lock:
            await self.send(self.rows)
`,
    after: `
class Buffer:
    async def add(self, row):
        async with self.lock:
            self.rows.append(row)
            await self._flush_unlocked()

    async def _flush(self):
        async with self.lock:
            await self._flush_unlocked()

    async def _flush_unlocked(self):
        await self.send(self.rows)
`,
  },
  {
    title: 'a function and a lock of the module',
    args: { lock: 'lock', method: 'log_line' },
    before: `
def log_all(lines):
    with lock:
        for line in lines:
            «log_line(line)»


def log_line(line, end="\\n"):
    with lock:
        out.write(line)
        out.write(end)
`,
    after: `
def log_all(lines):
    with lock:
        for line in lines:
            _log_line_unlocked(line)


def log_line(line, end="\\n"):
    with lock:
        _log_line_unlocked(line, end)


def _log_line_unlocked(line, end="\\n"):
    out.write(line)
    out.write(end)
`,
  },
  {
    title: 'a class method that calls itself',
    args: { lock: 'cls._lock', method: 'walk' },
    before: `
class Tree:
    @classmethod
    def walk(cls, node):
        with cls._lock:
            return [node] + [x for child in node for x in «cls.walk(child)»]
`,
    after: `
class Tree:
    @classmethod
    def walk(cls, node):
        with cls._lock:
            return cls._walk_unlocked(node)

    @classmethod
    def _walk_unlocked(cls, node):
        return [node] + [x for child in node for x in cls._walk_unlocked(child)]
`,
  },
  {
    title: 'a body that does more',
    args,
    before: shop('    def total(self):\n        n = 0\n        with self._lock:\n            return n\n'),
  },
  {
    title: 'a body that goes on',
    args,
    before: shop('    def total(self):\n        with self._lock:\n            n = 0\n        return n\n'),
  },
  { title: 'another lock', args, before: shop('    def total(self):\n        with self._other:\n            return 0\n') },
  { title: 'two contexts', args, before: shop('    def total(self):\n        with self._lock, self.file:\n            return 0\n') },
  { title: 'a generator', args, before: shop('    def total(self):\n        with self._lock:\n            yield 0\n') },
  { title: 'a property', args, before: shop('    @property\n    def total(self):\n        with self._lock:\n            return 0\n') },
  {
    title: 'a decorator it does not know',
    args,
    before: shop('    @retry\n    def total(self):\n        with self._lock:\n            return 0\n'),
  },
  {
    title: 'a default that keeps state',
    args,
    before: shop('    def total(self, seen=[]):\n        with self._lock:\n            return seen\n'),
  },
  {
    title: 'a name that is taken',
    args,
    before: shop(
      '    def total(self):\n        with self._lock:\n            return 0\n\n    def _total_unlocked(self):\n        return 1\n',
    ),
  },
  {
    title: 'a method that a subclass overrides',
    args,
    before: shop(
      '    def total(self):\n        with self._lock:\n            return 0\n\n\nclass Big(Shop):\n    def total(self):\n        return 1\n',
    ),
  },
  {
    title: 'a method of a base class',
    args,
    before: 'class Shop(Base):\n    def report(self):\n        with self._lock:\n            return «self.total()»\n',
  },
  {
    title: 'another object',
    args,
    before:
      'class Shop:\n    def report(self, other):\n        with self._lock:\n            return «other.total()»\n\n    def total(self):\n        with self._lock:\n            return 0\n',
  },
  {
    title: 'a method defined twice',
    args,
    before: shop(
      '    def total(self):\n        with self._lock:\n            return 0\n\n    def total(self):\n        with self._lock:\n            return 1\n',
    ),
  },
]);

describe('extract-unlocked, run', () => {
  const program = `
import threading


class Shop:
    def __init__(self):
        self._lock = threading.Lock()
        self.items = [1, 2]

    def report(self):
        with self._lock:
            return «self.total(10)»

    def total(self, extra=0):
        if_free = None
        with self._lock:
            return sum(self.items) + extra
`.replace('        if_free = None\n', '');
  it('ends where it waited for itself, with the same result', () => {
    const waits =
      'import threading\nt = threading.Thread(target=lambda: print(Shop().report()), daemon=True)\nt.start()\nt.join(1)\nprint(t.is_alive())\n';
    expect(python(program.replace(/[«»]/g, '') + waits)).toBe('True\n');
    expect(python((fixed('extract-unlocked', program, args) ?? '') + waits)).toBe('13\nFalse\n');
  });
});
