/** The comment that switches a finding off: where it goes, and that it does what it says. */
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../server/src/base/span.ts';
import { suppressionEdit } from '../../server/src/service/suppress.ts';
import { isSuppressed, readSuppressions } from '../../server/src/workspace/suppression.ts';
import { createChecker } from '../support/check.ts';

const comment = '# interleave: ignore[PC0204]';

/** `‸` is where the finding starts. */
const cases: readonly (readonly [string, string, string])[] = [
  ['a line', 'lock.acquire()\nwork()\n', `lock.acquire()  ${comment}\nwork()\n`],
  ['the last line, without an end', 'lock.acquire()', `lock.acquire()  ${comment}`],
  ['CR LF', 'lock.acquire()\r\nwork()\r\n', `lock.acquire()  ${comment}\r\nwork()\r\n`],
  ['a bare CR', 'lock.acquire()\rwork()\r', `lock.acquire()  ${comment}\rwork()\r`],
  ['trailing blanks', 'lock.acquire()   \nwork()\n', `lock.acquire()  ${comment}\nwork()\n`],
  ['another comment', 'lock.acquire()  # later\n', `lock.acquire()  # later  ${comment}\n`],
  ['a list of others', 'lock.acquire()  # interleave: ignore[PC0203]\n', 'lock.acquire()  # interleave: ignore[PC0203, PC0204]\n'],
  [
    'a list with a comma at its end',
    'lock.acquire()  # interleave: ignore[PC0203, ]\n',
    'lock.acquire()  # interleave: ignore[PC0203, PC0204, ]\n',
  ],
  ['a backslash', 'x = \\\n  ‸lock.acquire()\n', `x = \\\n  lock.acquire()  ${comment}\n`],
  ['a backslash behind', '‸lock.acquire() or \\\n  fail()\nwork()\n', `lock.acquire() or \\\n  fail()  ${comment}\nwork()\n`],
  ['brackets over several lines', '‸start(\n  job,\n)\nwork()\n', `start(\n  job,\n)  ${comment}\nwork()\n`],
  ['a string over several lines', '‸start("""\nnot # a comment\n""")\nwork()\n', `start("""\nnot # a comment\n""")  ${comment}\nwork()\n`],
  ['the header of a block', 'with ‸lock:\n    work()\n', `with lock:  ${comment}\n    work()\n`],
  ['a hash in a string', '‸lock.acquire("#")\n', `lock.acquire("#")  ${comment}\n`],
  ['one of two statements', 'a(); ‸lock.acquire()\n', `a(); lock.acquire()  ${comment}\n`],
  ['a line behind an open bracket', 'x = (\n‸lock.acquire()\nwork()\n', `x = (\nlock.acquire()  ${comment}\nwork()\n`],
];

describe('the comment', () => {
  it.each(cases)('goes to the end of the statement (%s)', (_, marked, expected) => {
    const offset = Math.max(0, marked.indexOf('‸'));
    const text = marked.replace('‸', '');
    const result = applyEdits(text, [suppressionEdit(text, offset, 'PC0204')]);
    expect(result).toBe(expected);
    const finding = { code: 'PC0204', name: 'release-skipped-by-exception', start: offset };
    expect(isSuppressed(readSuppressions(text), finding)).toBe(false);
    expect(isSuppressed(readSuppressions(result), finding)).toBe(true);
  });
});

it('is offered last for every finding, and the finding is gone with it', async () => {
  const checker = await createChecker();
  const text = 'import threading\nlock = threading.Lock()\nlock.acquire()\nwork()\nlock.release()\n';
  const [finding] = checker.check({ 'a.py': text });
  expect(finding?.code).toBe('PC0204');
  const fix = finding && checker.fix(text, finding, 'suppress');
  expect(checker.check({ 'a.py': applyEdits(text, fix?.edits ?? []) })).toEqual([]);
});
