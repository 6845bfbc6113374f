/** What is read quickly is what the parser reads, to the last span; where the quick reader is not certain it reads nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it, vi } from 'vitest';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { loadPython, repositoryPath } from './python.ts';

vi.setConfig({ testTimeout: 120_000 });
let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

/** Whether the text was read, and then as the parser reads it. */
function isRead(text: string): boolean {
  const module = python.read(text);
  if (module) expect(module, JSON.stringify(text)).toEqual(python.parse(text).module);
  return module !== undefined;
}

const fixtures = readdirSync(repositoryPath('tests/rules'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.py'));
const pieces = [
  '(',
  ']',
  ',',
  ':',
  '\n',
  '    ',
  '# c\n',
  '*',
  ' if ',
  ' for ',
  ' in ',
  'lambda: ',
  'await ',
  '"',
  "f'{",
  '\\',
  ';',
  '.',
  '1',
  'x',
  'as ',
];

it.each(fixtures)('of %s, whole and with pieces of text in between', (path) => {
  const text = readFileSync(repositoryPath(`tests/rules/${path}`), 'utf8');
  isRead(text);
  pieces.forEach((piece, index) => {
    const at = Math.floor((text.length * (index + 0.5)) / pieces.length);
    isRead(text.slice(0, at) + piece + text.slice(at));
  });
});

it('reads nearly all files', () => {
  const read = fixtures.filter((path) => python.read(readFileSync(repositoryPath(`tests/rules/${path}`), 'utf8')));
  expect(read.length / fixtures.length).toBeGreaterThan(0.9);
});

it.each([
  '',
  '\n',
  '# comment',
  'x = y = a, b = 1,\n',
  'x: int\ny: list[int] | None = None\nz += 1, 2\n',
  'a, *b = (c), [d.e, f[0]] = g\n',
  'for a, in b: pass\nelse: pass\n',
  'def f(a, /, b: int = 1, *args: str, c=2, **kw) -> x.y: # c\n  pass\n  # d\n\n# e\n',
  'class A(B, metaclass=C):\n  @d.e(1)\n  # c\n  async def m(self): return await self, *x\n',
  'if a:\n\tb # c\n\t# d\nelif c: d; e;\nelse:\n  f\n  # g\n # h\ni\n',
  'try: a\nexcept* B as c: d\nexcept (E, F): g\nelse: h\nfinally: i\n',
  'with a as b, c() as (d, e), f: pass\nasync with g as h.i: pass\n',
  'a or b and not c in d is not e not in f < g != h\n',
  'a | b ^ c & d << e + f * -g ** -h @ i\n',
  'x = lambda a, *b, c=d if e else f: g if h else i\n',
  'f(a, *b, *c.d(e), **f, g=h, i=j if k else l)\nf(x for x in y if z if w)\n',
  '[a for b, c in d for e in f if g], {h: i for h in j}, {k for k in l}, (m async for m in n)\n',
  '{}, {**a, b: c}, {d, e}, [], (), (f,), [*g], a[b:c, ::d, ...], a[(e := f)]\n',
  'f"{a!r:>{b}} {{c}} {d=} \\N{DASH}" \'e\' rf"\\d{f}"\n',
  'x = ("a"\n     # b\n     "c")\n',
  'import a.b as c, d\nfrom . import e\nfrom ...f.g import (h as i, j,)\nfrom __future__ import k\nfrom l import *\n',
  'global a, b\nnonlocal c\ndel d, e[0]\nassert f, g\nraise h from i\nyield\nx = yield from j\n',
  '0x_f, 1_0, 1e5, 1.5j, 10j, .5, 1., 0o7\n',
  'print(a)\nmatch = type = print = 1\ntype(x).y -= 1\n',
  'x = a \\\n  + b\n',
])('of %j', (text) => {
  expect(isRead(text)).toBe(true);
});

it.each([
  'x = (\n',
  'def f(:\n  x\n',
  'if a:\n',
  'with lock:\n',
  'try: a\n',
  '  a\n',
  'if a:\n    b\n  c\n',
  'def f():\n    x = (a +\n  b)\n',
  'a = é\n',
  'a\r\nb\n',
  'print "x"\n',
  'print >>a, b\n',
  'type(x).y = 1\n',
  'match a:\n  case b: c\n',
  'x = [*a()]\n',
  'x = (*a)\n',
  '*a,\nb = c\n',
  'with (a, b): c\n',
  'except_ lambda: a as b\n',
  'try: a\nexcept lambda: b as c: d\n',
  'x: a == b\n',
  'x: a[b:c]\n',
  "'\\N{a' + '}'\n",
])('leaves %j to the parser', (text) => {
  expect(isRead(text)).toBe(false);
});
