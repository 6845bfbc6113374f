/** A statement, or a member of a class, that is parsed by itself comes out as it does in its file, whatever is typed at any place of it. */
import { beforeAll, expect, it, vi } from 'vitest';
import { Parser } from 'web-tree-sitter';
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

function checkTyping(head: string, subject: string, tail: string): void {
  const text = head + subject + tail;
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
}

it.each(subjects)('%j', (subject) => {
  const [head = '', ...tail] = around;
  checkTyping(head, subject, tail.join(''));
});

const indented = (subject: string, indentation: string): string => subject.replace(/^(?=.)/gm, indentation);
const method = 'def f(self):\n    if a:\n        return [a]\n  # low\n';
/** What stands around a member: in front of it, its indentation, behind it. */
const places: readonly (readonly [string, string, string])[] = [
  ['class A(B):\n    """Doc."""\n', '    ', '\n    x = 1\n\ny = 2\n'],
  ['@d\nclass A:\n  x = 1\n', '  ', '\n# end\ny = 2\n'],
  ['class A: # note\n\n', '\t', ''],
  ['class A:\n    class I:\n        x = 1\n\n', '      ' + '  ', '\n        y = 1\n    z = 2\n'],
  ['class A:\n    class I:\n        x = 1\n', '        ', '\n    # between\n\n    z = 2\nw = 3\n'],
  ['class A:\n    class I:\n        x = 1\n', '        ', '\n  # between\nw = 3\n'],
];

it.each(places)('a member behind %j', (head, indentation, tail) => {
  for (const subject of [method, '@d\ndef g(self): pass\n', 'x = 1\n']) checkTyping(head, indented(subject, indentation), tail);
});

/** What is read for a note at these places, each in a new document. */
function expectAlone(text: string, places: readonly number[]): void {
  for (const at of places) {
    const document = python.open(text);
    document.module();
    const parse = vi.spyOn(Parser.prototype, 'parse');
    document.apply([{ span: { start: at, end: at }, newText: '  # note\n' }]);
    document.module();
    expect(parse).toHaveBeenCalledOnce();
    expect(parse.mock.calls[0]?.[1]).toBeUndefined();
    parse.mockRestore();
    expect(dumpModule(document.module())).toBe(dumpModule(python.parse(document.text).module));
    document.dispose();
  }
}

it('a method is read without the rest of its file', () => {
  const methods = (name: string): string => indented(`def ${name}(self):\n    return 1\n\n`, '    ').repeat(90);
  const text = `class A:\n${methods('f')}    x = 1\n${methods('g')}\ny = 1\n`;
  expectAlone(text, [text.indexOf('x = 1') + 5, text.lastIndexOf('return 1') + 8, text.indexOf('return 1') + 9]);
});

it('so is a longer one for an edit of its first line', () => {
  const method = indented(`def f(self):\n    a = 1\n${'    b = 2\n'.repeat(80)}\n`, '    ');
  const text = `class A:\n${method.repeat(12)}\ny = 1\n`;
  expectAlone(text, [text.lastIndexOf('a = 1') + 5, text.lastIndexOf('a = 1') - 8]);
});
