/** `acquire … release` → `with` wherever it stands, with whatever formatting around it. */
import { type Case, describeFix } from './support.ts';

const places: readonly Case[] = [
  {
    title: 'no release at all',
    before: `
def bump(counter):
    «lock.acquire()»  # takes "lock"
    counter.value += 1
    # never given back: lock
    return counter.value
# end
`,
    after: `
def bump(counter):
    with lock:  # takes "lock"
        counter.value += 1
        # never given back: lock
        return counter.value
# end
`,
  },
  {
    title: 'an asyncio lock',
    before: `
async def refresh(cache):
    «await cache.lock.acquire()»
    cache.data = await fetch()
    cache.lock.release()
`,
    after: `
async def refresh(cache):
    async with cache.lock:
        cache.data = await fetch()
`,
  },
  {
    title: 'a place under the main guard',
    before: `
import threading

lock = threading.Lock()
if __name__ == "__main__":
    «lock.acquire()»
    print("one")
    compute()
    lock.release()
`,
    after: `
import threading

lock = threading.Lock()
if __name__ == "__main__":
    with lock:
        print("one")
        compute()
`,
  },
  {
    title: 'the module level',
    before: `
def compute():
    return 1


«lock.acquire()»
total = compute()
# column 0
lock.release()
print(total)
`,
    after: `
def compute():
    return 1


with lock:
    total = compute()
    # column 0
print(total)
`,
  },
  {
    title: 'a nested, decorated function and an element of a dict',
    before: `
def outer(locks):
    @trace
    def inner(name):
        «locks[name].acquire()»
        work(name)
        locks[name].release()

    return inner
`,
    after: `
def outer(locks):
    @trace
    def inner(name):
        with locks[name]:
            work(name)

    return inner
`,
  },
  {
    title: 'two sections one after the other',
    before: `
def swap(a, b):
    lock.acquire()
    first(a)
    lock.release()
    between()
    «lock.acquire()»
    second(b)
    lock.release()
`,
    after: `
def swap(a, b):
    lock.acquire()
    first(a)
    lock.release()
    between()
    with lock:
        second(b)
`,
  },
  {
    title: 'strings, continuations and odd comments',
    before: `
def render(self, rows):
    «self.lock.acquire()»
    self.text = """
    title
      # not a comment
    lock.release
""" + head(
        rows,  # the rows
    )
# far left
    total = rows[0] + \\
        rows[1]
          # far right
    self.note(f'''
    {total}
    ''')

    self.lock.release()

    return total
`,
    after: `
def render(self, rows):
    with self.lock:
        self.text = """
    title
      # not a comment
    lock.release
""" + head(
            rows,  # the rows
        )
# far left
        total = rows[0] + \\
            rows[1]
              # far right
        self.note(f'''
    {total}
    ''')

    return total
`,
  },
  {
    title: 'a section that holds nothing',
    before: `
def barrier():
    «lock.acquire()»
    lock.release()  # only to wait
`,
    after: `
def barrier():
    with lock:
        pass  # only to wait
`,
  },
];

describeFix('with-statement', [...places]);
