import { expect, it } from 'vitest';
import { importNames } from '../../server/src/syntax/import-names.ts';

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

/** A clause that is looked through from each keyword in it would take minutes here. */
it.each(['from a import (\n', 'import ', 'from . ', 'import (', 'import\\\n'])('reads %j a hundred thousand times over', (words) => {
  expect(importNames(words.repeat(100_000)).length).toBeLessThan(10);
});
