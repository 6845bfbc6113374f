/** A pool is made once, around the loop. */
import { describeFix } from './support.ts';

describeFix('pool-around-loop', [
  {
    title: 'a loop of nothing else',
    before: 'for xs in all:\n    «with Pool() as p:\n        # each\n        r += p.map(f, xs)»\n',
    after: 'with Pool() as p:\n    for xs in all:\n        # each\n        r += p.map(f, xs)\n',
  },
  { title: 'more in the loop', before: 'for xs in all:\n    «with Pool() as p:\n        r += p.map(f, xs)»\n    g()\n' },
  { title: 'a comment at a head', before: 'for xs in all:  # batches\n    «with Pool() as p:\n        r += p.map(f, xs)»\n' },
]);
