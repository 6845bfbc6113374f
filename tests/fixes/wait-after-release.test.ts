/** A wait at the end of a block moves behind it. */
import { describeFix } from './support.ts';

const args = { lock: 'self._lock', wait: 'self._thread.join()' };

describeFix('wait-after-release', [
  {
    title: 'the last statement of the block',
    args,
    before:
      'class A:\n    def stop(self):\n        with self._lock:\n            self._stop = True\n            «self._thread.join()»  # wait\n        print()\n',
    after:
      'class A:\n    def stop(self):\n        with self._lock:\n            self._stop = True\n        self._thread.join()  # wait\n        print()\n',
  },
  {
    title: 'a loop that only waits',
    args,
    before:
      'def stop(self):\n    with self._lock:\n        self._stop = True\n        for thread in self._threads:\n            «thread.join()»\n',
    after: 'def stop(self):\n    with self._lock:\n        self._stop = True\n    for thread in self._threads:\n        thread.join()\n',
  },
  {
    title: 'a result that is returned, over several lines',
    args,
    before: 'def get(self):\n    with self._lock:\n        future = self._submit()\n        return «future.result(\n        )»\n',
    after: 'def get(self):\n    with self._lock:\n        future = self._submit()\n    return future.result(\n    )\n',
  },
  { title: 'a wait in the middle', args, before: 'with self._lock:\n    a()\n    «self._thread.join()»\n    b()\n' },
  { title: 'a block of nothing else', args, before: 'with self._lock:\n    «self._thread.join()»\n' },
  { title: 'another lock', args, before: 'with other:\n    a()\n    «self._thread.join()»\n' },
  { title: 'a lock beside others', args, before: 'with self._lock, other:\n    a()\n    «self._thread.join()»\n' },
  { title: 'a loop that does more', args, before: 'with self._lock:\n    a()\n    for t in ts:\n        «t.join()»\n        b()\n' },
]);
