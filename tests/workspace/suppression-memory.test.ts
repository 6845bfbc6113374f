/** What an edited text switches off is what a reader of the whole text would say, edit by edit. A failure prints the seed. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { Document } from '../../server/src/workspace/document.ts';
import { readSuppressions, type Suppression } from '../../server/src/workspace/suppression.ts';
import { Random } from '../support/random.ts';
import { loadPython, replacing } from '../syntax/python.ts';

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

const plain = (suppressions: readonly Suppression[]): readonly unknown[] =>
  suppressions
    .map(({ rules, start, end }) => ({ rules: rules === 'all' ? rules : [...rules], start, end }))
    .sort((a, b) => a.start - b.start || a.end - b.end);

function opened(text: string): Document {
  const document = new Document('a.py', text, python, { now: () => 0 });
  document.parse();
  return document;
}

function expectSame(document: Document, message = ''): void {
  expect(plain(document.suppressions), message).toEqual(plain(readSuppressions(document.text.whole)));
}

describe('the same as of the whole text', () => {
  it.each([
    'a()\nb()  # noqa: R1732\nc()\n',
    '# pylint: disable=R1732\na()\ndef f():\n    b()\n',
    'def f():\n    a()\n    # pylint: disable=R1732\n    b()\n\ndef g():\n    c()\n',
    'def f():\n    a()\n    # pylint: disable=R1732\n\ndef g():\n    c()\n',
    '# pylint: disable-next=R1732\na()\nb()\n',
    'a()  # pylint: disable-next=R1732\nb()\nc()\n',
    'a(); b()  # interleave: ignore\nc()\n',
    's = """\n# noqa\n"""\nb()  # NOSONAR\n',
    'with a, (\n    b\n):  # noqa: PC0204\n    pass\n',
    '# noqa\n',
    'a()\r\nb()  # noqa\r\nc()\r\n',
    'a()\rb()  # noqa\rc()\r',
    'a()  # noqa',
    'class A:\n    # noqa\n    def f(): pass\n\n    # NOSONAR\n    def g():\n        b()  # noqa\n    # noqa\n\nc()\n',
    'class A:\n    def f():\n        a()\n        # pylint: disable=R1732\n\n    def g():\n        b()\n',
    'class A:\n    # pylint: disable=R1732\n    x = 1\n    y = 2  # pylint: disable-next=R1732\n    z = 3\nb()\n',
    'class A(\n    B\n): x = (\n    1\n)  # noqa\nb()\n',
    '@d\nclass A:  # noqa\n    x = 1; y = 2  # noqa\n    class B:\n        z = 3  # noqa\n',
    '',
  ])('%j', (text) => {
    const document = opened(text);
    expectSame(document);
    document.dispose();
  });

  it('when a word is typed letter by letter, and taken back', () => {
    const document = opened('a()\nb()  #\nc()\n');
    expect(document.suppressions).toEqual([]);
    for (const [index, letter] of [...' interleave: ignore'].entries()) {
      const at = 'a()\nb()  #'.length + index;
      document.edit({ span: { start: at, end: at }, newText: letter });
      document.parse();
      expectSame(document);
    }
    expect(document.suppressions).toHaveLength(1);
    document.edit({ span: { start: 0, end: 0 }, newText: 'x()\n' });
    document.parse();
    expectSame(document);
    document.edit(replacing(document.text.whole, 'interleave', 'inter'));
    document.parse();
    expect(document.suppressions).toEqual([]);
    document.dispose();
  });
});

const pieces = [
  'a()\n',
  'b()  # noqa: R1732\n',
  'def f():\n    c()  # NOSONAR\n',
  '# pylint: disable=R1732\n',
  'noqa',
  '# interleave: ignore\n',
  '\n',
  '    ',
];
/** Without brackets, which may be left open in one member of a class. */
const members = [
  'class C:\n    x = 1  # noqa\n',
  'class D:\n',
  '    if y:\n        z = 1  # noqa\n',
  '    # pylint: disable=R1732\n',
  '    # interleave: ignore\n    class E:\n        x = 1  # NOSONAR\n',
  '    y = 2  # pylint: disable-next=R1732\n',
  'noqa',
  '# interleave: ignore\n',
  '\n',
  '    ',
];

it.each([1, 2, 3, 4, 5, 6])('edits at random from seed %i', (first) => {
  for (let seed = first * 1000; seed < first * 1000 + 40; seed += 1) {
    const random = new Random(seed);
    const piece = (): string => random.of(seed % 2 ? pieces : members);
    const document = opened(Array.from({ length: 8 }, piece).join(''));
    void document.suppressions;
    for (let step = 0; step < 10; step += 1) {
      const start = random.below(document.text.length + 1);
      document.edit({
        span: { start, end: Math.min(document.text.length, start + random.below(8)) },
        newText: random.once(3) ? '' : piece(),
      });
      document.parse();
      expectSame(document, `seed ${seed}, step ${step}: ${JSON.stringify(document.text.whole)}`);
    }
    document.dispose();
  }
});
