/** Work that is handed over takes the context of whoever hands it over along. */
import { describeFix } from './support.ts';

describeFix('copy-context', [
  {
    title: 'a job of a pool',
    args: { function: 'work' },
    before: 'import contextvars\ndef f(pool):\n    return pool.submit(«work», 1, key=2)\n',
    after: 'import contextvars\ndef f(pool):\n    return pool.submit(contextvars.copy_context().run, work, 1, key=2)\n',
  },
  {
    title: 'the executor of a loop, with an import of its own',
    args: { function: 'self.work' },
    before: 'from contextvars import ContextVar\nasync def f(self, loop):\n    await loop.run_in_executor(None, «self.work»)\n',
    after:
      'from contextvars import ContextVar, copy_context\nasync def f(self, loop):\n    await loop.run_in_executor(None, copy_context().run, self.work)\n',
  },
  {
    title: 'a thread without arguments',
    args: { function: 'work' },
    before: 'import contextvars\nt = Thread(target=«work», daemon=True)\n',
    after: 'import contextvars\nt = Thread(target=contextvars.copy_context().run, args=(work,), daemon=True)\n',
  },
  {
    title: 'a thread with arguments',
    args: { function: 'work' },
    before: 'import contextvars\nt = Thread(target=«work», args=(1,))\n',
    after: 'import contextvars\nt = Thread(target=contextvars.copy_context().run, args=(work, 1,))\n',
  },
  {
    title: 'a thread with no arguments written out',
    args: { function: 'work' },
    before: 'import contextvars\nt = Thread(args=(), target=«work»)\n',
    after: 'import contextvars\nt = Thread(args=(work,), target=contextvars.copy_context().run)\n',
  },
  { title: 'arguments that are no literal', args: { function: 'work' }, before: 'import contextvars\nThread(target=«work», args=given)\n' },
  { title: 'many pieces at once', args: { function: 'work' }, before: 'import contextvars\npool.map(«work», rows)\n' },
  { title: 'nothing imported', args: { function: 'work' }, before: 'pool.submit(«work»)\n' },
  { title: 'the name is something else', args: { function: 'work' }, before: 'contextvars = 1\npool.submit(«work»)\n' },
]);
