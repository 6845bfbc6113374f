/** ThreadPoolExecutor → ProcessPoolExecutor: callee, import, arguments. */
import { describeFix } from './support.ts';

describeFix('process-pool', [
  {
    title: 'an imported name in a with',
    before: `
from concurrent.futures import ThreadPoolExecutor, as_completed


def crunch(items):
    with «ThreadPoolExecutor(max_workers=4, thread_name_prefix="crunch")» as pool:  # four
        return list(pool.map(heavy, items))
`,
    after: `
from concurrent.futures import ProcessPoolExecutor, as_completed


def crunch(items):
    with ProcessPoolExecutor(max_workers=4) as pool:  # four
        return list(pool.map(heavy, items))
`,
  },
  {
    title: 'the full path and every argument',
    before: 'import concurrent.futures\n\npool = «concurrent.futures.ThreadPoolExecutor(8, initializer=init, initargs=(1,))»\n',
    after: 'import concurrent.futures\n\npool = concurrent.futures.ProcessPoolExecutor(8, initializer=init, initargs=(1,))\n',
  },
  {
    title: 'an alias of the module',
    before: 'from concurrent import futures as cf\n\npool = «cf.ThreadPoolExecutor(thread_name_prefix="x")»\n',
    after: 'from concurrent import futures as cf\n\npool = cf.ProcessPoolExecutor()\n',
  },
  {
    title: 'arguments on lines of their own',
    before: `
import concurrent.futures as futures

pool = «futures.ThreadPoolExecutor(
    max_workers=2,  # two
    thread_name_prefix="x",
    initializer=init,
)»
`,
    after: `
import concurrent.futures as futures

pool = futures.ProcessPoolExecutor(
    max_workers=2,  # two
    initializer=init,
)
`,
  },
  {
    title: 'a name that is used twice',
    before: `
from concurrent.futures import ThreadPoolExecutor


def run(pool: ThreadPoolExecutor):
    pool.submit(heavy)


if __name__ == "__main__":
    run(«ThreadPoolExecutor()»)
`,
    after: `
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor


def run(pool: ThreadPoolExecutor):
    pool.submit(heavy)


if __name__ == "__main__":
    run(ProcessPoolExecutor())
`,
  },
  {
    title: 'the only argument, on a line of its own',
    before: 'from concurrent.futures import ThreadPoolExecutor\n\npool = «ThreadPoolExecutor(\n    thread_name_prefix="x",\n)»\n',
    after: 'from concurrent.futures import ProcessPoolExecutor\n\npool = ProcessPoolExecutor()\n',
  },
  {
    title: 'a second positional argument',
    before: 'from concurrent.futures import ThreadPoolExecutor\n\npool = «ThreadPoolExecutor(2, "x")»\n',
  },
  {
    title: 'arguments it cannot see',
    before: 'from concurrent.futures import ThreadPoolExecutor\n\npool = «ThreadPoolExecutor(**options)»\n',
  },
  {
    title: 'a comment on the argument that goes',
    before:
      'from concurrent.futures import ThreadPoolExecutor\n\npool = «ThreadPoolExecutor(\n    thread_name_prefix="x",  # why\n    max_workers=2,\n)»\n',
  },
  { title: 'another module', before: 'from mylib import ThreadPoolExecutor\n\npool = «ThreadPoolExecutor()»\n' },
  { title: 'a submodule', before: 'import concurrent.futures\n\npool = «concurrent.futures.thread.ThreadPoolExecutor()»\n' },
]);
