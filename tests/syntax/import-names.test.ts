import { expect, it } from 'vitest';
import { EditedText } from '../../server/src/base/edited-text.ts';
import { clausesKept, importClauses, importNames } from '../../server/src/syntax/import-names.ts';
import { dice } from '../support/random.ts';

it.each<readonly [string, readonly string[]]>([
  ['import jobs', ['jobs']],
  ['import a.b as c, d  # e, f', ['a.b', 'd']],
  ['from jobs import clean', ['jobs', 'jobs.clean']],
  ['from .jobs import (\n    clean,  # of all\n    sweep as dust,\n)\nx = 1', ['.jobs', '.jobs.clean', '.jobs.sweep']],
  ['from . import jobs', ['.', '.jobs']],
  ['from .. import jobs', ['..', '..jobs']],
  ['from jobs import *', ['jobs']],
  ['from jobs import clean, \\\n    sweep', ['jobs', 'jobs.clean', 'jobs.sweep']],
  ['from .jobs \\\n    import clean', ['.jobs', '.jobs.clean']],
  ['def f():\n    import late; late.run()', ['late']],
  ['try: from fast import go\nexcept ImportError: from slow import go', ['fast', 'fast.go', 'slow', 'slow.go']],
  ['from.jobs import clean', ['.jobs', '.jobs.clean']],
  ['x = important', []],
  ['importlib.import_module("jobs")', []],
  ['import', []],
  ['', []],
])('%j', (text, names) => expect(importNames(text)).toEqual(names));

const parts = [
  'import a, b\n',
  'from .c import (\n    d,\n)\n',
  'x = (1)\n',
  'imp',
  'ort ',
  '\\\n',
  ' ',
  '#',
  ')',
  'from e ',
  '\n',
  `${'y'.repeat(310)}\n`,
];

it('clauses that a change leaves alone are those of the new text', () => {
  const random = dice(1);
  const some = (count: number): string => Array.from({ length: count }, () => parts[random(parts.length)]).join('');
  let kept = 0;
  for (let round = 0; round < 4000; round += 1) {
    const before = EditedText.of(some(12));
    const start = random(before.length);
    const span = { start, end: Math.min(before.length, start + random(8)) };
    const after = before.edited({ span, newText: some(random(2)) });
    const change = after.changeSince(before) ?? { start: 0, end: after.length };
    const clauses = clausesKept(importClauses(before.whole), after, change, after.length - before.length);
    if (clauses) kept += 1;
    if (clauses) expect(clauses, JSON.stringify([before.whole, after.whole])).toEqual(importClauses(after.whole));
  }
  expect(kept).toBeGreaterThan(300);
});

/** A clause that is looked through from each keyword in it would take minutes here. */
it.each(['from a import (\n', 'import ', 'from . ', 'import (', 'import\\\n'])('reads %j a hundred thousand times over', (words) => {
  expect(importNames(words.repeat(100_000)).length).toBeLessThan(10);
});
