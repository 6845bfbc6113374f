/** A pool is closed before it is joined. */
import { describeFix } from './support.ts';

const args = { pool: 'p' };

describeFix('close-first', [
  {
    title: 'a statement',
    args,
    before: 'p = Pool()\nif x:\n    p.map(f, xs)\n    «p.join()»  # done\n',
    after: 'p = Pool()\nif x:\n    p.map(f, xs)\n    p.close()\n    p.join()  # done\n',
  },
  { title: 'more on its line', args, before: 'p = Pool()\nf(); «p.join()»\n' },
  { title: 'another pool', args, before: 'q = Pool()\n«q.join()»\n' },
]);
