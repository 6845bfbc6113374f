/** What a tree's table is lowered to is what the tree itself is lowered to, errors included. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it, vi } from 'vitest';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { loadPython, repositoryPath } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

function expectSame(text: string): void {
  // A copy without anything but the numbers, as another thread gets it.
  const table = structuredClone(python.tabulate(text));
  expect(python.lower(text, table)).toEqual(python.parse(text).module);
  expect(python.trees.made).toBe(python.trees.deleted);
}

const fixtures = readdirSync(repositoryPath('tests/rules'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'));
it.each(fixtures)('of %s, whole and with a bracket left open', (path) => {
  const text = readFileSync(repositoryPath(`tests/rules/${path}`), 'utf8');
  expectSame(text);
  const middle = text.indexOf('\n', text.length / 2);
  expectSame(`${text.slice(0, middle)}\nbroken(1,${text.slice(middle)}`);
});

it.each([
  '',
  '\n',
  '# comment\n',
  'def f(:\n  x\n',
  'class A:\n  def m(self):\n    a(\n  def n(self): pass\nx = 1\n',
  'if x\n  y\n)))',
  '"""',
  'with lock:\n',
  'try: a\n',
  'é🧵 = $\r\nb\rc\n',
  'x = f"{a!r:>{b}}"\n',
])('of %j', (text) => {
  expectSame(text);
});
