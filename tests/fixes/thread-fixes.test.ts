/** Starting a thread, and the slip of the second join. */
import { describeFix } from './support.ts';

describeFix('start-thread', [
  {
    title: 'a thread by a variable, set up first',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»  # new\n    t.daemon = True\n    t.join()\n',
    after: 'def f():\n    t = Thread(target=g)  # new\n    t.daemon = True\n    t.start()\n    t.join()\n',
  },
  {
    title: 'an attribute, over several lines',
    args: { thread: 'self.t' },
    before: 'class A:\n    def open(self):\n        self.t: Thread = «Thread(\n            target=g,\n        )»\n',
    after: 'class A:\n    def open(self):\n        self.t: Thread = Thread(\n            target=g,\n        )\n        self.t.start()\n',
  },
  {
    title: 'a thread that nobody holds',
    before: 'def f():\n    «Thread(target=g)»  # lost\n',
    after: 'def f():\n    Thread(target=g).start()  # lost\n',
  },
  {
    title: 'a list',
    args: { thread: 'ts' },
    before: 'def f():\n    ts = «[Thread(target=g) for _ in range(3)]»\n    for t in ts:\n        t.join()\n',
    after:
      'def f():\n    ts = [Thread(target=g) for _ in range(3)]\n    for thread in ts:\n        thread.start()\n    for t in ts:\n        t.join()\n',
  },
  {
    title: 'a thread that is started',
    args: { thread: 't' },
    before: 'def f(x):\n    t = «Thread(target=g)»\n    if x:\n        t.start()\n',
  },
  { title: 'semicolons', args: { thread: 't' }, before: 'def f():\n    t = «Thread(target=g)»; t.join()\n' },
]);

describeFix('join-sibling', [
  {
    title: 'the second of two joins',
    args: { thread: 'p2', sibling: 'p3' },
    before: 'p1.join()\np2.join()\n«p2.join()»  # last\n',
    after: 'p1.join()\np2.join()\np3.join()  # last\n',
  },
  {
    title: 'an attribute with a timeout',
    args: { thread: 'self.a', sibling: 'self.b' },
    before: 'def f(self):\n    self.a.join()\n    «self.a.join(timeout=3)»\n',
    after: 'def f(self):\n    self.a.join()\n    self.b.join(timeout=3)\n',
  },
  { title: 'another receiver', args: { thread: 'p2', sibling: 'p3' }, before: '«p1.join()»\n' },
]);
