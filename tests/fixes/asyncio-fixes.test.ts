/** The fixes of coroutines: awaiting, sleeping and handing over to a thread. */
import { describeFix } from './support.ts';

describeFix('add-await', [
  { title: 'a statement', before: 'async def f():\n    «g(1)»  # go\n', after: 'async def f():\n    await g(1)  # go\n' },
  { title: 'a value', before: 'async def f():\n    x = «self.g()»\n', after: 'async def f():\n    x = await self.g()\n' },
  {
    title: 'a condition',
    before: 'async def f():\n    if not «g()»:\n        pass\n',
    after: 'async def f():\n    if not await g():\n        pass\n',
  },
  {
    title: 'an attribute of the result',
    before: 'async def f():\n    return len(«g()».rows) + 1\n',
    after: 'async def f():\n    return len((await g()).rows) + 1\n',
  },
  {
    title: 'an element of it, on the next line',
    before: 'async def f():\n    x = («g()»\n         [0])\n',
    after: 'async def f():\n    x = ((await g())\n         [0])\n',
  },
  {
    title: 'a call of it, in a comprehension',
    before: 'async def f():\n    return [«g(x)»() for x in y]\n',
    after: 'async def f():\n    return [(await g(x))() for x in y]\n',
  },
  {
    title: 'a power, and the line below a statement',
    before: 'async def f():\n    x = «g()» ** 2\n    [y] = z\n',
    after: 'async def f():\n    x = await g() ** 2\n    [y] = z\n',
  },
  { title: 'something else than the call', before: 'async def f():\n    «x» = g()\n' },
]);

describeFix('async-sleep', [
  {
    title: 'a statement',
    before: 'import asyncio, time\nasync def f():\n    «time.sleep(2)»  # nap\n',
    after: 'import asyncio, time\nasync def f():\n    await asyncio.sleep(2)  # nap\n',
  },
  {
    title: 'another name',
    before: 'import asyncio\nfrom time import sleep as nap\nasync def f():\n    while x:\n        «nap(2 * n)»\n',
    after: 'import asyncio\nfrom time import sleep as nap\nasync def f():\n    while x:\n        await asyncio.sleep(2 * n)\n',
  },
  { title: 'a file without asyncio', before: 'import time\nasync def f():\n    «time.sleep(2)»\n' },
  { title: 'a plain function', before: 'import asyncio, time\ndef f():\n    «time.sleep(2)»\n' },
]);

describeFix('to-thread', [
  {
    title: 'arguments and keywords',
    before: 'import asyncio\nasync def f(url):\n    page = «get(url, timeout=3)»\n',
    after: 'import asyncio\nasync def f(url):\n    page = await asyncio.to_thread(get, url, timeout=3)\n',
  },
  {
    title: 'no argument',
    before: 'import asyncio\nasync def f(self):\n    «self.worker.join()»\n',
    after: 'import asyncio\nasync def f(self):\n    await asyncio.to_thread(self.worker.join)\n',
  },
  {
    title: 'a result that is used at once',
    before: 'import asyncio\nasync def f(url):\n    return «get(url)».json()\n',
    after: 'import asyncio\nasync def f(url):\n    return (await asyncio.to_thread(get, url)).json()\n',
  },
  { title: 'a plain function', before: 'import asyncio\ndef f(url):\n    «get(url)»\n' },
]);

describeFix('await-argument', [
  {
    title: 'a call of asyncio.run',
    before: 'import asyncio\nasync def f():\n    return «asyncio.run(g(1))»  # go\n',
    after: 'import asyncio\nasync def f():\n    return await g(1)  # go\n',
  },
  {
    title: 'a result that is used at once',
    before: 'async def f(loop):\n    return «loop.run_until_complete(g())»[0]\n',
    after: 'async def f(loop):\n    return (await g())[0]\n',
  },
  { title: 'another argument', before: 'import asyncio\nasync def f():\n    «asyncio.run(g(), debug=True)»\n' },
  { title: 'no argument', before: 'async def f(loop):\n    «loop.run_forever()»\n' },
  { title: 'a plain function', before: 'import asyncio\ndef f():\n    «asyncio.run(g())»\n' },
]);

describeFix('plain-with', [
  {
    title: 'a lock of threads',
    before: 'async def f():\n    async  with «lock» as held:\n        g()\n',
    after: 'async def f():\n    with lock as held:\n        g()\n',
  },
  { title: 'a plain one', before: 'async def f():\n    with «lock»:\n        g()\n' },
]);

describeFix('raise-again', [
  {
    title: 'a handler that does nothing',
    before: 'async def f():\n    try:\n        await g()\n    except «CancelledError»:\n        pass  # hm\n',
    after: 'async def f():\n    try:\n        await g()\n    except CancelledError:\n        raise  # hm\n',
  },
  {
    title: 'a handler that tidies up',
    before: 'async def f():\n    try:\n        await g()\n    except «CancelledError» as e:\n        print(e)\n    h()\n',
    after: 'async def f():\n    try:\n        await g()\n    except CancelledError as e:\n        print(e)\n        raise\n    h()\n',
  },
  { title: 'a handler on one line', before: 'async def f():\n    try:\n        await g()\n    except «CancelledError»: pass\n' },
]);

describeFix('catch-exception', [
  {
    title: 'a bare handler',
    before: 'async def f():\n    try:\n        await g()\n    «except»:\n        pass\n',
    after: 'async def f():\n    try:\n        await g()\n    except Exception:\n        pass\n',
  },
  {
    title: 'BaseException',
    before: 'async def f():\n    try:\n        await g()\n    except «BaseException» as e:\n        print(e)\n',
    after: 'async def f():\n    try:\n        await g()\n    except Exception as e:\n        print(e)\n',
  },
  { title: 'several types', before: 'async def f():\n    try:\n        await g()\n    except «(A, BaseException)»:\n        pass\n' },
]);

describeFix('call-soon-threadsafe', [
  { title: 'call_soon', before: '«self.loop.call_soon(f, 1)»\n', after: 'self.loop.call_soon_threadsafe(f, 1)\n' },
  {
    title: 'a task',
    before: 'import asyncio\n«loop.create_task(g(1))»\n',
    after: 'import asyncio\nasyncio.run_coroutine_threadsafe(g(1), loop)\n',
  },
  {
    title: 'a future',
    before: 'def f(self):\n    «self.done.set_result(1)»  # ok\n',
    after: 'def f(self):\n    self.done.get_loop().call_soon_threadsafe(self.done.set_result, 1)  # ok\n',
  },
  { title: 'another method', before: '«queue.put_nowait(1)»\n' },
]);

describeFix('await-event', [
  {
    title: 'a loop that only sleeps',
    before: 'async def f():\n    while «not self.done.is_set()»:\n        await sleep(1)\n    g()\n',
    after: 'async def f():\n    await self.done.wait()\n    g()\n',
  },
  { title: 'another question', before: 'async def f():\n    while «self.done»:\n        await sleep(1)\n' },
]);

describeFix('finally-clean-up', [
  {
    title: 'several statements and a comment',
    before: 'def f(self):\n    self.n += 1\n    «yield»  # go\n    # back\n    self.n -= 1\n    if self.n == 0:\n        done()\n',
    after:
      'def f(self):\n    self.n += 1\n    try:\n        yield  # go\n    finally:\n        # back\n        self.n -= 1\n        if self.n == 0:\n            done()\n',
  },
  {
    title: 'a value that comes back, and lines below',
    before: 'async def f():\n    with a() as b:\n        x = «yield b»\n        await b.close()\n\nz = 1\n',
    after:
      'async def f():\n    with a() as b:\n        try:\n            x = yield b\n        finally:\n            await b.close()\n\nz = 1\n',
  },
  { title: 'nothing after it in its block', before: 'def f():\n    with a():\n        «yield»\n    b.close()\n' },
  { title: 'a block that returns', before: 'def f():\n    «yield»\n    b.close()\n    return 1\n' },
  { title: 'one line', before: 'def f():\n    «yield»; b.close()\n' },
]);

describeFix('await-cancelled', [
  {
    title: 'a statement with a comment',
    args: { task: 'self._task' },
    before: 'import asyncio\nclass A:\n    async def f(self):\n        if x:\n            «self._task.cancel()»  # stop\n        y()\n',
    after:
      'import asyncio\nclass A:\n    async def f(self):\n        if x:\n            self._task.cancel()  # stop\n            await asyncio.gather(self._task, return_exceptions=True)\n        y()\n',
  },
  { title: 'a plain function', args: { task: 't' }, before: 'import asyncio\ndef f(t):\n    «t.cancel()»\n' },
  { title: 'a file without asyncio', args: { task: 't' }, before: 'async def f(t):\n    «t.cancel()»\n' },
]);

describeFix('task-group', [
  {
    title: 'a loop and what follows',
    before:
      'import asyncio\nasync def f(rows):\n    """Sends."""\n    g()\n    for row in rows:  # all\n        «asyncio.create_task(send(row), name="s")»  # go\n    # then\n    await h()\n    # end\n\nz = 1\n',
    after:
      'import asyncio\nasync def f(rows):\n    """Sends."""\n    g()\n    async with asyncio.TaskGroup() as group:\n        for row in rows:  # all\n            group.create_task(send(row), name="s")  # go\n        # then\n        await h()\n        # end\n\nz = 1\n',
  },
  {
    title: 'a variable, a taken name and a text of several lines',
    before:
      'import asyncio\nasync def f(group):\n    t = «asyncio.get_running_loop().create_task(g())»\n    x = """a\n  b"""\n    return x\n',
    after:
      'import asyncio\nasync def f(group):\n    async with asyncio.TaskGroup() as task_group:\n        t = task_group.create_task(g())\n        x = """a\n  b"""\n        return x\n',
  },
  {
    title: 'a group that is around',
    before:
      'import asyncio\nasync def f():\n    async with asyncio.TaskGroup() as tg:\n        while x:\n            «asyncio.create_task(g())»\n',
    after: 'import asyncio\nasync def f():\n    async with asyncio.TaskGroup() as tg:\n        while x:\n            tg.create_task(g())\n',
  },
  {
    title: 'a comprehension',
    before: 'import asyncio\nasync def f(rows):\n    [«asyncio.create_task(g(row))» for row in rows]\n',
    after:
      'import asyncio\nasync def f(rows):\n    async with asyncio.TaskGroup() as group:\n        [group.create_task(g(row)) for row in rows]\n',
  },
  { title: 'a single task at the end', before: 'import asyncio\nasync def f():\n    if x:\n        «asyncio.create_task(g())»\n' },
  {
    title: 'a generator',
    before: 'import asyncio\nasync def f(rows):\n    for row in rows:\n        «asyncio.create_task(g())»\n        yield row\n',
  },
  { title: 'a plain function', before: 'import asyncio\ndef f():\n    «asyncio.create_task(g())»\n    h()\n' },
  { title: 'statements on one line', before: 'import asyncio\nasync def f():\n    «asyncio.create_task(g())»; h()\n' },
  { title: 'a file without asyncio', before: 'from asyncio import create_task\nasync def f():\n    «create_task(g())»\n    h()\n' },
]);

describeFix('keep-task', [
  {
    title: 'a statement',
    before: 'import asyncio\ndef f():\n    «asyncio.create_task(g())»  # go\n',
    after:
      'import asyncio\n\nbackground_tasks = set()\ndef f():\n    task = asyncio.create_task(g())  # go\n    background_tasks.add(task)\n    task.add_done_callback(background_tasks.discard)\n',
  },
  {
    title: 'a variable, and the set that is there',
    before: 'import asyncio\nbackground_tasks = set()\ndef f():\n    job = «asyncio.create_task(g())»  # go\n    h()\n',
    after:
      'import asyncio\nbackground_tasks = set()\ndef f():\n    job = asyncio.create_task(g())  # go\n    background_tasks.add(job)\n    job.add_done_callback(background_tasks.discard)\n    h()\n',
  },
  { title: 'two variables', before: 'import asyncio\ndef f():\n    a = b = «asyncio.create_task(g())»\n' },
]);
