/**
 * The two cures of a lost task through the service: the set first, the group second and only where Python has it; both
 * take the finding away, and the program with the group, run by Python, waits for its tasks and raises their failure.
 */
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { createChecker } from '../support/check.ts';
import { python } from './support.ts';

const checker = await createChecker();

const program = `import asyncio
done = []

async def send(row):
    await asyncio.sleep(0)
    done.append(row)
    if row == 3:
        raise ValueError(row)

async def send_all(rows):
    for row in rows:
        asyncio.create_task(send(row))  # each
    done.append("made")

try:
    asyncio.run(send_all([1, 2, 3]))
except BaseException as error:
    done.append(repr(error.exceptions))
print(done)
`;

const offersAt = (text: string, pythonVersion: string) =>
  checker.check({ 'test.py': text }, { pythonVersion }).map(({ fixes }) => fixes.map(({ id, safe }) => ({ id, safe })));

/** The text after the only finding's fix of this id. */
function cured(text: string, id: string): string {
  const [finding] = checker.check({ 'test.py': text });
  const fix = finding && checker.fix(text, finding, id);
  return applyEdits(text, fix?.edits ?? []);
}

describe('a lost task', () => {
  it('has the set as its first cure and the group as its second, from 3.11 on', () => {
    const [set, group] = [
      { id: 'keep-task', safe: true },
      { id: 'task-group', safe: false },
    ];
    expect(offersAt(program, '3.10')).toEqual([[set]]);
    expect(offersAt(program, '3.11')).toEqual([[set, group]]);
  });

  it('is not put in a group by a plain function, nor one of a loop that may be another', () => {
    const scheduled = 'import asyncio\n\ndef f(g):\n    asyncio.create_task(g())\n    g()\n';
    const foreign = 'import asyncio\n\nasync def f(g, loop: asyncio.AbstractEventLoop):\n    loop.create_task(g())\n    await g()\n';
    for (const text of [scheduled, foreign]) expect(offersAt(text, '3.14')).toEqual([[{ id: 'keep-task', safe: true }]]);
  });

  it.each(['keep-task', 'task-group'])('%s takes it away', (id) => {
    expect(checker.check({ 'test.py': cured(program, id) })).toEqual([]);
  });

  it('is waited for by the group, which raises its failure', () => {
    expect(python(program).trim()).toBe("['made']");
    expect(python(cured(program, 'task-group')).trim()).toBe("['made', 1, 2, 3, '(ValueError(3),)']");
  });
});
