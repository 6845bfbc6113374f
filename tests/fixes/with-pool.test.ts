/** A pool is used in a `with`. */
import { describeFix } from './support.ts';

const args = { pool: 'p' };

describeFix('with-pool', [
  {
    title: 'to its last use',
    args,
    before: 'def f():\n    p = «Pool(4)»  # four\n    x = p.map(g, y)\n\n    # and\n    if x:\n        p.map(h, x)\n    return x\n',
    after:
      'def f():\n    with Pool(4) as p:  # four\n        x = p.map(g, y)\n\n        # and\n        if x:\n            p.map(h, x)\n    return x\n',
  },
  { title: 'several lines', args, before: 'def f():\n    p = «Pool(\n        4)»\n    return p.map(g, y)\n' },
  { title: 'used in another block', args, before: 'def f():\n    if x:\n        p = «Pool()»\n    return p.map(g, y)\n' },
  { title: 'two names', args, before: 'def f():\n    q = p = «Pool()»\n    return p.map(g, y)\n' },
]);
