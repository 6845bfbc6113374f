/** The results of `map` are taken, so that a failed job raises. */
import { describeFix } from './support.ts';

describeFix('take-results', [
  {
    title: 'on one line',
    before: 'with Pool() as p:\n    «p.map(f, xs)»  # all\n',
    after: 'with Pool() as p:\n    list(p.map(f, xs))  # all\n',
  },
  {
    title: 'on several lines',
    before: 'with Pool() as p:\n    «p.map(\n        f,  # what\n        xs,\n    )»\n',
    after: 'with Pool() as p:\n    list(p.map(\n        f,  # what\n        xs,\n    ))\n',
  },
  { title: 'where list is something else', before: 'list = print\nwith Pool() as p:\n    «p.map(f, xs)»\n' },
  { title: 'inside an expression', before: 'with Pool() as p:\n    g(«p.map(f, xs)»)\n' },
]);
