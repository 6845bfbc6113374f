/** Joining the threads that a loop starts, and that their results are there afterwards. */
import { describe, expect, it } from 'vitest';
import { type Case, describeFix, fixed, python } from './support.ts';

const loops: readonly Case[] = [
  {
    title: 'a loop that fills a list',
    args: { thread: 't' },
    before: `
threads = []
for i in range(4):
    t = «threading.Thread(target=work, args=(i,))»
    t.start()
    threads.append(t)  # keep

print(total)
`,
    after: `
threads = []
for i in range(4):
    t = threading.Thread(target=work, args=(i,))
    t.start()
    threads.append(t)  # keep
for t in threads:
    t.join()

print(total)
`,
  },
  {
    title: 'a loop without a list',
    args: { thread: 't' },
    before: `
def run(jobs):
    # one thread a job
    for job in jobs:
        t = Thread(target=job)
        «t.start()»
    for job in jobs:
        job.close()
    return jobs
`,
    after: `
def run(jobs):
    # one thread a job
    threads = []
    for job in jobs:
        t = Thread(target=job)
        t.start()
        threads.append(t)
    for job in jobs:
        job.close()
    for t in threads:
        t.join()
    return jobs
`,
  },
  {
    title: 'a start at the end of the loop and of the file',
    args: { thread: 'p' },
    before: 'for n in range(3):\n    p = «Process(target=work, args=(n,))»\n    p.start()\n',
    after:
      'processes = []\nfor n in range(3):\n    p = Process(target=work, args=(n,))\n    p.start()\n    processes.append(p)\nfor p in processes:\n    p.join()\n',
  },
  {
    title: 'nested loops and no name',
    before: `
def crawl(sites):
    for site in sites:
        for page in site:
            «Thread(target=fetch, args=(page,)).start()»
    print(len(seen))
`,
    after: `
def crawl(sites):
    threads = []
    for site in sites:
        for page in site:
            thread = Thread(target=fetch, args=(page,))
            thread.start()
            threads.append(thread)
    for thread in threads:
        thread.join()
    print(len(seen))
`,
  },
  {
    title: 'a loop over a list of threads',
    args: { thread: 'threads' },
    before:
      'def run():\n    threads = «[Thread(target=work) for _ in range(4)]»\n    for t in threads:\n        t.start()\n    return done()\n',
    after:
      'def run():\n    threads = [Thread(target=work) for _ in range(4)]\n    for t in threads:\n        t.start()\n    for t in threads:\n        t.join()\n    return done()\n',
  },
  {
    title: 'the loop variable of such a loop',
    args: { thread: 't' },
    before:
      'def run():\n    workers = {n: Thread(target=work) for n in "ab"}\n    for name, t in workers.items():\n        print(name)\n        «t.start()»\n',
    after:
      'def run():\n    workers = {n: Thread(target=work) for n in "ab"}\n    for name, t in workers.items():\n        print(name)\n        t.start()\n    for name, t in workers.items():\n        t.join()\n',
  },
  {
    title: 'threads that a generator gives once',
    args: { thread: 't' },
    before: 'def run():\n    made = (Thread(target=work) for _ in range(4))\n    for t in made:\n        «t.start()»\n',
    after:
      'def run():\n    made = (Thread(target=work) for _ in range(4))\n    threads = []\n    for t in made:\n        t.start()\n        threads.append(t)\n    for t in threads:\n        t.join()\n',
  },
  {
    title: 'starts in a comprehension',
    args: { thread: 'threads' },
    before: 'def run():\n    threads = «[Thread(target=work) for _ in range(4)]»\n    [t.start() for t in threads]\n',
    after:
      'def run():\n    threads = [Thread(target=work) for _ in range(4)]\n    [t.start() for t in threads]\n    for t in threads:\n        t.join()\n',
  },
  {
    title: 'producers that wait for the consumers started after them',
    args: { thread: 't' },
    before: `
def run(q):
    producers = []
    for _ in range(2):
        t = «Thread(target=fill, args=(q,))»
        t.start()
        producers.append(t)
    consumer = Thread(target=drain, args=(q,))
    consumer.start()
    consumer.join()
    t = None
`,
    after: `
def run(q):
    producers = []
    for _ in range(2):
        t = Thread(target=fill, args=(q,))
        t.start()
        producers.append(t)
    consumer = Thread(target=drain, args=(q,))
    consumer.start()
    consumer.join()
    t = None
    for thread in producers:
        thread.join()
`,
  },
  {
    title: 'a loop inside an endless one',
    args: { thread: 't' },
    before: 'def serve():\n    while True:\n        for job in batch():\n            t = «Thread(target=job)»\n            t.start()\n',
    after:
      'def serve():\n    while True:\n        threads = []\n        for job in batch():\n            t = Thread(target=job)\n            t.start()\n            threads.append(t)\n        for t in threads:\n            t.join()\n',
  },
];

describeFix('add-join', [...loops]);

describe('add-join, run', () => {
  const program = `
import threading, time
done = []
def work(n):
    time.sleep(0.2)
    done.append(n)
def main():
    for n in range(3):
        «threading.Thread(target=work, args=(n,)).start()»
    print(len(done))
main()
`;
  it('lets the result be read when it is there', () => {
    expect(python(program.replace(/[«»]/g, ''))).toBe('0\n');
    expect(python(fixed('add-join', program) ?? '')).toBe('3\n');
  });
});
