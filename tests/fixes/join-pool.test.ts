/** The jobs of a pool are waited for before its `with` is left. */
import { describeFix } from './support.ts';

const args = { pool: 'p' };

describeFix('join-pool', [
  {
    title: 'at the end of the block',
    args,
    before: 'def f():\n    «with Pool() as p:\n        r = p.apply_async(g)  # slow\n        if r:\n            x()»\n    return r.get()\n',
    after:
      'def f():\n    with Pool() as p:\n        r = p.apply_async(g)  # slow\n        if r:\n            x()\n        p.close()\n        p.join()\n    return r.get()\n',
  },
  { title: 'on one line', args, before: '«with Pool() as p: r = p.apply_async(g)»\nr.get()\n' },
]);
