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
