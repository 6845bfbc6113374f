/** One mark for each worker. */
import { describeFix } from './support.ts';

const args = { call: 'q.put(None)', count: '4' };

describeFix('sentinel-for-each', [
  {
    title: 'a statement',
    args,
    before: 'def stop():\n    «q.put(None)»  # the end\n    join()\n',
    after: 'def stop():\n    for _ in range(4):\n        q.put(None)  # the end\n    join()\n',
  },
  { title: 'more on its line', args, before: 'f(); «q.put(None)»\n' },
  { title: 'a number nobody knows', args: { ...args, count: 'n' }, before: '«q.put(None)»\n' },
  { title: 'a part of another call', args, before: 'run(«q.put(None)»)\n' },
]);
