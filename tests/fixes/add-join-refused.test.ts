/** Threads that are not ours to join, or that no join can wait for. */
import { type Case, describeFix } from './support.ts';

const refusals: readonly Case[] = [
  {
    title: 'a thread that is joined',
    args: { thread: 't' },
    before: 'def f(x):\n    t = «Thread(target=g)»\n    t.start()\n    if x:\n        t.join()\n',
  },
  {
    title: 'a name that is bound anew',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»\n    t.start()\n    t = Thread(target=h)\n    t.run()\n',
  },
  {
    title: 'a thread that is returned',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»\n    t.start()\n    return t\n',
  },
  {
    title: 'a thread that is kept',
    args: { thread: 't' },
    before: 'def f(self):\n    t = «Thread(target=g)»\n    t.start()\n    self.t = t\n',
  },
  {
    title: 'a thread that a closure sees',
    args: { thread: 't' },
    before: 'def f():\n    t = «Thread(target=g)»\n    t.start()\n    at_exit(lambda: t.is_alive())\n',
  },
  {
    title: 'an attribute without a method',
    args: { thread: 'self.t' },
    before: 'class A:\n    def f(self):\n        self.t = «Thread(target=g)»\n        self.t.start()\n',
  },
  {
    title: 'a list that is returned',
    args: { thread: 't' },
    before:
      'def f():\n    ts = []\n    for i in range(3):\n        t = «Thread(target=g)»\n        t.start()\n        ts.append(t)\n    return ts\n',
  },
  { title: 'a list of the caller', args: { thread: 't' }, before: 'def f(ts):\n    for t in ts:\n        «t.start()»\n' },
  {
    title: 'a list of the module',
    args: { thread: 't' },
    before: 'ts = []\n\n\ndef f():\n    for _ in range(3):\n        t = «Thread(target=g)»\n        t.start()\n        ts.append(t)\n',
  },
  {
    title: 'a list of the module, outside a loop',
    args: { thread: 't' },
    before: 'ts = []\n\n\ndef f():\n    t = «Thread(target=g)»\n    t.start()\n    ts.append(t)\n',
  },
  {
    title: 'a thread that never ends',
    args: { thread: 't' },
    before: 'def poll():\n    while True:\n        step()\n\n\nt = «Thread(target=poll, daemon=True)»\nt.start()\n',
  },
  { title: 'a thread with two names', args: { thread: 't' }, before: 'def f(self):\n    self.t = t = «Thread(target=g)»\n    t.start()\n' },
  { title: 'threads of the object', args: { thread: 't' }, before: 'def f(self):\n    for t in self.ts:\n        «t.start()»\n' },
  {
    title: 'an endless loop',
    args: { thread: 't' },
    before: 'def f(s):\n    while True:\n        t = «Thread(target=g, args=(s.accept(),))»\n        t.start()\n',
  },
  {
    title: 'an end that is never reached',
    args: { thread: 't' },
    before: 'def f(s):\n    t = «Thread(target=g)»\n    t.start()\n    while True:\n        s.step()\n',
  },
  { title: 'a coroutine without asyncio', args: { thread: 't' }, before: 'async def f():\n    t = «Thread(target=g)»\n    t.start()\n' },
  { title: 'semicolons', args: { thread: 't' }, before: 'def f():\n    t = «Thread(target=g)»; t.start(); h()\n' },
  { title: 'a one-line suite', args: { thread: 't' }, before: 'def f(x):\n    t = «Thread(target=g)»\n    if x: t.start()\n' },
  { title: 'a thread that is not started', args: { thread: 't' }, before: 'def f():\n    t = «Thread(target=g)»\n    return t\n' },
  { title: 'a comprehension of starts', before: 'def f():\n    «[Thread(target=g).start() for _ in range(3)]»\n' },
];

describeFix('add-join', [...refusals]);
