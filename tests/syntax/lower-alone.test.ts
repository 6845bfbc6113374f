/** A statement that is parsed by itself comes out as it does in its file, whatever is typed at any place of it. */
import { beforeAll, expect, it, vi } from 'vitest';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import type { SyntaxDocument } from '../../server/src/syntax/syntax-document.ts';
import { dumpModule } from '../support/ir-dump.ts';
import { loadPython } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

const around = ['import os\n\nx = 1\n', '\n# between\n\nclass C:\n    def m(self):\n        return 1\n    # end\n', 'y = 2\n'];
const subjects = [
  'def f(a):\n    if a:\n        return [a]  # note\n    # last\n',
  '@d\ndef g(): pass\n',
  'z = """a\nb"""; w = 3\n',
  'try:\n    f()\nfinally:\n    g()\n',
  'if x:\n    y\n# left\n  # right\n',
];
const typed = ['(', ')', '"""', "'", '\\', '#', '\n', '    ', 'else:\n', '@d\n', 'x', ':', '\n\n', '\r', 'def h():\n', 'pass\n', ' '];

/** Undefined where it does not parse: then an incremental tree may differ from a fresh one. */
const dumped = (document: SyntaxDocument): string | undefined => (document.hasError ? undefined : dumpModule(document.module()));

it.each(subjects)('%j', (subject) => {
  const [head = '', ...tail] = around;
  const text = head + subject + tail.join('');
  for (let at = head.length; at <= head.length + subject.length; at += 1) {
    for (const newText of typed) {
      const document = python.open(text);
      document.module();
      for (const span of [
        { start: at, end: at },
        { start: at, end: Math.min(at + 3, text.length) },
      ]) {
        document.apply([{ span, newText }]);
        const after = dumped(document);
        if (after !== undefined) expect(after, JSON.stringify(document.text)).toBe(dumpModule(python.parse(document.text).module));
      }
      document.dispose();
    }
  }
});
