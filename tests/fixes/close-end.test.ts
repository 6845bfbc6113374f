/** An end of a pipe is closed before the loop that reads until it is. */
import { describeFix } from './support.ts';

const args = { end: 'w' };

describeFix('close-end', [
  {
    title: 'a loop',
    args,
    before: 'p.start()\n«while True:\n    try:\n        r.recv()\n    except EOFError:\n        break»  # done\n',
    after: 'p.start()\nw.close()\nwhile True:\n    try:\n        r.recv()\n    except EOFError:\n        break  # done\n',
  },
  { title: 'a join in a block', args, before: 'if x:\n    «p.join()»  # wait\n', after: 'if x:\n    w.close()\n    p.join()  # wait\n' },
  { title: 'closed already', args, before: 'w.close()\n«p.join()»\n' },
  { title: 'more on its line', args, before: 'f(); «p.join()»\n' },
]);
