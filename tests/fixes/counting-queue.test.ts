/** A queue that counts in place of one that does not. */
import { describeFix } from './support.ts';

const threads = { from: 'queue.SimpleQueue', to: 'queue.Queue', object: 'jobs' };
const processes = { from: 'multiprocessing.Queue', to: 'multiprocessing.JoinableQueue', object: 'jobs' };

describeFix('counting-queue', [
  {
    title: 'by its module',
    args: threads,
    before: 'import queue\njobs = «queue.SimpleQueue()»\n',
    after: 'import queue\njobs = queue.Queue()\n',
  },
  {
    title: 'imported by name',
    args: threads,
    before: 'from queue import Empty, SimpleQueue\njobs = «SimpleQueue()»\n',
    after: 'from queue import Empty, Queue\njobs = Queue()\n',
  },
  {
    title: 'of a context, with a size',
    args: processes,
    before: 'import multiprocessing\ncontext = multiprocessing.get_context("spawn")\njobs = «context.Queue(3)»\n',
    after: 'import multiprocessing\ncontext = multiprocessing.get_context("spawn")\njobs = context.JoinableQueue(3)\n',
  },
  {
    title: 'a name that is taken',
    args: threads,
    before: 'from queue import SimpleQueue\nfrom multiprocessing import Queue\njobs = «SimpleQueue()»\n',
  },
  { title: 'another class', args: threads, before: 'import queue\njobs = «queue.LifoQueue()»\n' },
]);
