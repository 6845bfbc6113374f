/** Loops over a copy. */
import { describeFix } from './support.ts';

describeFix('iterate-copy', [
  { title: 'a loop', before: 'for x in «self.items»:  # all\n    f(x)\n', after: 'for x in list(self.items):  # all\n    f(x)\n' },
  {
    title: 'a view, in a call',
    before: 'for n, (k, v) in enumerate(«d.items()», 1):\n    f(k)\n',
    after: 'for n, (k, v) in list(enumerate(d.items(), 1)):\n    f(k)\n',
  },
  {
    title: 'a comprehension',
    before: 'x = {k: repr(d[k]) for k in «d» if k}\n',
    after: 'x = {k: repr(d[k]) for k in list(d) if k}\n',
  },
  {
    title: 'a comprehension inside what a loop iterates',
    before: 'for x in [y for y in «ys»]:\n    f(x)\n',
    after: 'for x in [y for y in list(ys)]:\n    f(x)\n',
  },
  { title: 'a copy already', before: 'for x in list(«items»):\n    f(x)\n' },
  { title: 'a list of its own', before: 'list = 1\nfor x in «items»:\n    f(x)\n' },
  { title: 'an asynchronous loop', before: 'async def f():\n    async for x in «items»:\n        g(x)\n' },
  { title: 'no loop', before: 'f(«items»)\n' },
]);
