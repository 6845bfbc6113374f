/** Two locks change places where nothing else stands between them. */
import { describeFix } from './support.ts';

const args = { first: 'b', second: 'a' };

describeFix('swap-with-order', [
  {
    title: 'two items of one statement',
    args,
    before: 'def f():\n    with «b», a:  # both\n        g()\n',
    after: 'def f():\n    with a, b:  # both\n        g()\n',
  },
  {
    title: 'the second and third of three, over several lines',
    args: { first: 'self.b', second: 'self.a' },
    before:
      'class A:\n    def f(self):\n        with (\n            open(x),\n            «self.b»,  # b\n            self.a,\n        ):\n            g()\n',
    after:
      'class A:\n    def f(self):\n        with (\n            open(x),\n            self.a,  # b\n            self.b,\n        ):\n            g()\n',
  },
  {
    title: 'a statement that is all another one contains, of tasks too',
    args,
    before: 'async def f():\n    async with «b»:\n        # first\n        async with a:\n            g()\n',
    after: 'async def f():\n    async with a:\n        # first\n        async with b:\n            g()\n',
  },
  { title: 'code between the two', args, before: 'with «b»:\n    g()\n    with a:\n        h()\n' },
  { title: 'code after the inner one', args, before: 'with «b»:\n    with a:\n        h()\n    g()\n' },
  { title: 'another lock than the one expected', args, before: 'with «b»:\n    with c:\n        h()\n' },
  { title: 'an item that is computed', args: { first: 'b', second: 'a()' }, before: 'with «b», a():\n    h()\n' },
  { title: 'a lock taken by hand', args, before: '«b.acquire()»\nwith a:\n    h()\nb.release()\n' },
]);
