/** A queue is emptied before its process is joined. */
import { describeFix } from './support.ts';

const args = { queue: 'q' };

describeFix('drain-first', [
  {
    title: 'a statement',
    args,
    before: 'if x:\n    p.start()\n    «p.join()»  # done\n    # all\n    found = q.get()\nprint(1)\n',
    after: 'if x:\n    p.start()\n    # all\n    found = q.get()\n    p.join()  # done\nprint(1)\n',
  },
  {
    title: 'a loop of joins, and a loop that counts',
    args,
    before: 'for p in ps:\n    «p.join()»\nfor _ in ps:\n    print(\n        q.get()\n    )',
    after: 'for _ in ps:\n    print(\n        q.get()\n    )\nfor p in ps:\n    p.join()',
  },
  { title: 'until it is empty', args, before: '«p.join()»\nwhile not q.empty():\n    q.get()\n' },
  { title: 'taken in the `return`', args, before: 'def f():\n    «p.join()»\n    return q.get()\n' },
  { title: 'another queue', args, before: '«p.join()»\nx = r.get()\n' },
  { title: 'more on its line', args, before: '«p.join()»; y()\nx = q.get()\n' },
]);
