/** The access without its guard goes under the lock, together with the test it belongs to. */
import { describeFix } from './support.ts';

const args = { lock: 'self._lock', place: 'self._total' };

describeFix('hold-lock', [
  {
    title: 'a statement of its own',
    args,
    before: `
class Meter:
    def reset(self):
        # from the start
        «self._total» = 0  # all of it
        return self
`,
    after: `
class Meter:
    def reset(self):
        # from the start
        with self._lock:
            self._total = 0  # all of it
        return self
`,
  },
  {
    title: 'the test of the place goes along',
    args,
    before: `
class Meter:
    def drop(self):
        if self._total is not None:
            print(self._total)
            «self._total» = None
        else:
            print("nothing")
`,
    after: `
class Meter:
    def drop(self):
        with self._lock:
            if self._total is not None:
                print(self._total)
                self._total = None
            else:
                print("nothing")
`,
  },
  {
    title: 'a test of something else does not',
    args: { lock: 'table_lock', place: 'table' },
    before: `
def forget(key, table):
    for each in key:
        if each:
            «table.pop(each, None)»
`,
    after: `
def forget(key, table):
    for each in key:
        if each:
            with table_lock:
                table.pop(each, None)
`,
  },
  {
    title: 'refused: a loop would keep everybody waiting',
    args,
    before: `
class Meter:
    def show(self):
        for row in «self._total»:
            print(row)
`,
  },
  {
    title: 'refused: it calls a method of the object, which may want the lock',
    args,
    before: `
class Meter:
    def reset(self):
        «self._total» = self.first()
`,
  },
  {
    title: 'refused: a coroutine would be suspended under the lock',
    args,
    before: `
class Meter:
    async def reset(self):
        «self._total» = await first()
`,
  },
  {
    title: 'refused: two statements on one line',
    args,
    before: `
class Meter:
    def reset(self):
        «self._total» = 0; print("done")
`,
  },
  {
    title: 'refused: the branch of an elif',
    args,
    before: `
class Meter:
    def reset(self, hard):
        if hard:
            print("hard")
        elif self._total:
            «self._total» = 0
`,
  },
]);
