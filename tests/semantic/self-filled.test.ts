/** Collections that are filled from themselves: a question that leads back to itself has an answer, in finite time. */
import { expect, it } from 'vitest';
import { checkFile } from '../../server/src/rules/runner.ts';
import { subject } from '../support/program.ts';

it.each([
  ['d = {}', 'd.update(d)', 'd[0]'],
  ['d = {}', "d = {**d, 'a': guard}", "d['a']"],
  ['d = {}\n    e = {}', 'd.update(e)\n    e.update(d)', 'e[0]'],
  ['l = []', 'l.extend(l)', 'l[0]'],
  ['l = []', 'l = [*l, guard]', 'l[0]'],
  ['q = deque([guard])', 'q = deque(q)\n    q.extend(q)', 'q[0]'],
])('%s; %s', (made, filled, taken) => {
  const text = `import threading\nfrom collections import deque\nguard = threading.Lock()\n\ndef f():\n    ${made}\n    ${filled}\n    with ${taken}:\n        work()\n    for each in ${made[0]}:\n        with each:\n            work()\n`;
  const { program } = subject(text);
  const crashes: unknown[] = [];
  checkFile(program, 'subject.py', (rule, _, error) => void crashes.push([rule, error]));
  expect(crashes).toEqual([]);
});
