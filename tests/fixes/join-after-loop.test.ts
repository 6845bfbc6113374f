/** Threads that each turn of a loop waits for, joined behind the loop. */
import { type Case, describeFix } from './support.ts';

const thread = { thread: 'thread' };

const cases: readonly Case[] = [
  {
    title: 'threads that the loop makes',
    args: thread,
    before: `
def fetch_all(urls):
    # one for each
    for url in urls:
        thread = Thread(target=fetch, args=(url,))
        thread.start()
        «thread.join()»  # done
    return pages
`,
    after: `
def fetch_all(urls):
    # one for each
    threads = []
    for url in urls:
        thread = Thread(target=fetch, args=(url,))
        thread.start()
        threads.append(thread)  # done
    for thread in threads:
        thread.join()
    return pages
`,
  },
  {
    title: 'threads that were made before',
    args: thread,
    before: `
threads = [Thread(target=fetch, args=(url,)) for url in urls]
for thread in threads:  # in order
    thread.start()
    # and wait
    «thread.join()»
`,
    after: `
threads = [Thread(target=fetch, args=(url,)) for url in urls]
for thread in threads:  # in order
    thread.start()
    # and wait
for thread in threads:
    thread.join()
`,
  },
  {
    title: 'threads that a generator gives once',
    args: thread,
    before: `
threads = (Thread(target=fetch, args=(url,)) for url in urls)
for thread in threads:
    thread.start()
    «thread.join()»
`,
    after: `
threads = (Thread(target=fetch, args=(url,)) for url in urls)
workers = []
for thread in threads:
    thread.start()
    workers.append(thread)
for thread in workers:
    thread.join()
`,
  },
  {
    title: 'processes, in a loop within a loop',
    args: { thread: 'p' },
    before: `
for batch in batches:
    for page in batch:
        p = Process(target=render, args=(page,))
        p.daemon = True
        p.start()
        «p.join()»
    batch.close()
`,
    after: `
for batch in batches:
    processes = []
    for page in batch:
        p = Process(target=render, args=(page,))
        p.daemon = True
        p.start()
        processes.append(p)
    for p in processes:
        p.join()
    batch.close()
`,
  },
  {
    title: 'a result that is read in the same turn',
    args: thread,
    before: `
for url in urls:
    thread = Fetcher(url)
    thread.start()
    «thread.join()»
    pages.append(thread.page)
`,
  },
  {
    title: 'a turn that depends on the one before',
    args: thread,
    before: `
for url in urls:
    if url in pages:
        continue
    thread = Thread(target=fetch, args=(url, pages))
    thread.start()
    «thread.join()»
`,
  },
  {
    title: 'a loop that ends when the threads have done enough',
    args: thread,
    before: `
while pending:
    thread = Thread(target=fetch, args=(pending.pop(),))
    thread.start()
    «thread.join()»
`,
  },
  {
    title: 'a coroutine',
    args: thread,
    before: `
async def fetch_all(urls):
    for url in urls:
        thread = Thread(target=fetch, args=(url,))
        thread.start()
        «thread.join()»
`,
  },
  {
    title: 'one thread, made before the loop',
    args: thread,
    before: `
for url in urls:
    thread.start()
    «thread.join()»
`,
  },
  {
    title: 'a loop on one line',
    args: thread,
    before: 'for thread in threads: thread.start(); «thread.join()»\n',
  },
];

describeFix('join-after-loop', cases);
