/** The process that asked for this one, by `multiprocessing`. */
import { describeFix } from './support.ts';

const args = { from: 'os.getppid()', to: 'parent_process().pid' };

describeFix('parent-process', [
  {
    title: 'by the module',
    args,
    before: 'import multiprocessing as mp\nx = «os.getppid()»  # id\n',
    after: 'import multiprocessing as mp\nx = mp.parent_process().pid  # id\n',
  },
  {
    title: 'by one name more',
    args,
    before: 'from multiprocessing import Process\nx = «os.getppid()»\n',
    after: 'from multiprocessing import Process, parent_process\nx = parent_process().pid\n',
  },
  { title: 'nothing is imported', args, before: 'x = «os.getppid()»\n' },
]);
