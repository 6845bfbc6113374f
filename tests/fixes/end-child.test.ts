/** A child whose time is over is killed, and what it has printed is read. */
import { describeFix } from './support.ts';

describeFix('end-child', [
  {
    title: 'above what is done then',
    args: { process: 'p' },
    before: 'try:\n    p.communicate(timeout=1)\nexcept TimeoutExpired:  # late\n    «print("late")»  # said\n    x = 1\n',
    after:
      'try:\n    p.communicate(timeout=1)\nexcept TimeoutExpired:  # late\n    p.kill()\n    p.communicate()\n    print("late")  # said\n    x = 1\n',
  },
  {
    title: 'in place of nothing, in a task',
    args: { process: 'p', prefix: 'await ' },
    before: 'async def f():\n    try:\n        await g()\n    except TimeoutError:\n        «pass»  # no answer\n    h()\n',
    after:
      'async def f():\n    try:\n        await g()\n    except TimeoutError:\n        p.kill()  # no answer\n        await p.communicate()\n    h()\n',
  },
  { title: 'on one line', args: { process: 'p' }, before: 'try:\n    p.communicate(timeout=1)\nexcept TimeoutExpired: «pass»\n' },
  { title: 'a process that is no name', args: { process: 'self.p' }, before: 'try:\n    f()\nexcept TimeoutExpired:\n    «pass»\n' },
]);
