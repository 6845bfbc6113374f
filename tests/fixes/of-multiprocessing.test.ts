/** What processes share is made by `multiprocessing`. */
import { describeFix } from './support.ts';

const args = { from: 'threading.Lock', to: 'Lock' };
const managed = { from: 'Queue', to: 'Manager().Queue' };

describeFix('of-multiprocessing', [
  {
    title: 'where the module is imported',
    args,
    before: 'import multiprocessing as mp\nimport threading\nlock = «threading.Lock»()  # one\n',
    after: 'import multiprocessing as mp\nimport threading\nlock = mp.Lock()  # one\n',
  },
  {
    title: 'where something of it is imported',
    args,
    before: 'import threading\nfrom multiprocessing import Process\nlock = «threading.Lock»()\n',
    after: 'import threading\nfrom multiprocessing import Process, Lock\nlock = Lock()\n',
  },
  {
    title: 'by a manager',
    args: managed,
    before: 'from multiprocessing import Pool, Queue  # both\nq = «Queue»()\n',
    after: 'from multiprocessing import Pool, Queue, Manager  # both\nq = Manager().Queue()\n',
  },
  { title: 'where nothing of it is imported', args, before: 'import threading\nlock = «threading.Lock»()\n' },
  {
    title: 'where the name is taken',
    args,
    before: 'from threading import *\nfrom multiprocessing import Process\nLock = 1\nlock = «threading.Lock»()\n',
  },
]);
