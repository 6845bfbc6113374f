/** All jobs are handed over before the first is waited for. */
import { describeFix } from './support.ts';

describeFix('submit-all-first', [
  {
    title: 'a comprehension',
    before: 'r = [«p.submit(f, x).result()» for x in xs]  # all\n',
    after: 'r = [job.result() for job in [p.submit(f, x) for x in xs]]  # all\n',
  },
  {
    title: 'a generator in parentheses',
    before: 'job = sum((1 + «p.submit(f, x).result()» for x in xs if x))\n',
    after: 'job = sum((1 + pending.result() for pending in [p.submit(f, x) for x in xs if x]))\n',
  },
  {
    title: 'a pool',
    before: 'r = [«p.apply(f, (x,))» for x in xs]\n',
    after: 'r = [job.get() for job in [p.apply_async(f, (x,)) for x in xs]]\n',
  },
  {
    title: 'a loop',
    before: 'for x in xs:  # each\n    r.append(«p.submit(f, x).result()»)  # take\n',
    after: 'for job in [p.submit(f, x) for x in xs]:  # each\n    r.append(job.result())  # take\n',
  },
  {
    title: 'a loop with a variable',
    before: 'def g():\n    for x, y in xs:\n        future = p.submit(f, x, y)\n        # take\n        r.append(«future.result()»)\n',
    after: 'def g():\n    for future in [p.submit(f, x, y) for x, y in xs]:\n        # take\n        r.append(future.result())\n',
  },
  { title: 'the item is needed', before: 'for x in xs:\n    r[x] = «p.submit(f, x).result()»\n' },
  { title: 'the item is needed behind it', before: 'for x in xs:\n    future = p.submit(f, x)\n    print(x, «future.result()»)\n' },
  { title: 'a dict', before: 'r = {x: «p.submit(f, x).result()» for x in xs}\n' },
  { title: 'something before it', before: 'for x in xs:\n    y = g(x)\n    r.append(«p.submit(f, y).result()»)\n' },
]);
