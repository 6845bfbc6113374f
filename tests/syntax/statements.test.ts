/** What statements are lowered to. The notation is that of `tests/support/ir-dump.ts`. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { FunctionIr } from '../../server/src/ir/module.ts';
import type { PythonParser } from '../../server/src/syntax/parser.ts';
import { loadPython, lowered } from './python.ts';

let python: PythonParser;
beforeAll(async () => {
  python = await loadPython();
});

it.each([
  ['a = b, c = *d, 1', 'a = (tuple b c) = (tuple (starred d) 1)'],
  ['(a) = b', '(paren a) = b'],
  ['(a,) = [b, *c] = d', '(tuple a) = (list b (starred c)) = d'],
  ['x: list[int] | None = f()', 'x: (| list[int] null) = f()'],
  ['self.x: "Lock"', 'self.x: "Lock"'],
  ['x += yield y', 'x += (yield y)'],
  ['x >>= 1', 'x >>= 1'],
  ['a; b;', 'a\nb'],
  ['del (a), b[0], c.d', 'del (paren a), b[0], c.d'],
  ['assert a, b', 'assert a, b'],
  ['raise A() from b', 'raise A() from b'],
  ['raise', 'raise'],
  ['import a.b as c, d', 'import a.b as c, d'],
  ['from ..a import b as c, d', 'from ..a import b as c, d'],
  ['from . import x', 'from . import x'],
  ['from .a import *', 'from .a import *'],
  ['from a import (b, # c\n  c,)', 'from a import b, c'],
  ['from __future__ import annotations', 'from __future__ import annotations'],
  ['type X[T] = int', 'pass'],
  ['if a: b\nelif c: d\nelif e: f\nelse: g', 'if a\n  b\nelse\n  if c\n    d\n  else\n    if e\n      f\n    else\n      g'],
  ['while a:\n  break\nelse:\n  continue', 'while a\n  break\nelse\n  continue'],
  ['for a, (b, *c) in d, e: pass\nelse: f', 'for (tuple a (tuple b (starred c))) in (tuple d e)\n  pass\nelse\n  f'],
  [
    'try: a\nexcept (A, B) as e: b\nexcept: c\nelse: d\nfinally: f',
    'try\n  a\nexcept (tuple A B) as e\n  b\nexcept\n  c\nelse\n  d\nfinally\n  f',
  ],
  ['try: a\nexcept* A as e: b', 'try\n  a\nexcept* A as e\n  b'],
  ['with a: b', 'with a\n  b'],
  ['with a as b, c as (d, e): f', 'with a as b, c as (tuple d e)\n  f'],
  ['with (a as b, c): d', 'with a as b, c\n  d'],
  ['with (a as b): d', 'with a as b\n  d'],
  ['with (a): d', 'with (paren a)\n  d'],
  ['with (\n  open(a) as b, # c\n  d,\n): e', 'with open(a) as b, d\n  e'],
  ['with (yield): a', 'with (paren (yield))\n  a'],
])('%s', (text, expected) => {
  expect(lowered(python, text)).toBe(expected);
});

describe('match', () => {
  it.each([
    ['_', '(?) always'],
    ['x', '(?) binds x always'],
    ['(x)', '(?) binds x always'],
    ['x, ', '(?) binds x'],
    ['_ as x', '(?) binds x always'],
    ['x if y', '(?) binds x if y'],
    ['[x, *y]', '(?) binds x,y'],
    ['A(b, c=d) | {"k": v, **rest}', '(? A "k") binds b,d,v,rest'],
    ['a.b.C(d)', '(? a.b.C) binds d'],
    ['Color.RED as c', '(? Color.RED) binds c'],
    ['None | True | "s" | 1.5', '(? null true "s" 1.5)'],
    ['[Point(x=0), *_]', '(? Point 0)'],
  ])('case %s', (pattern, expected) => {
    expect(lowered(python, `match a:\n  case ${pattern}: b`)).toBe(`match a\n  case ${expected}\n    b`);
  });

  it('of several subjects is of a tuple', () => {
    expect(lowered(python, 'match a, b:\n  case _: c')).toBe('match (tuple a b)\n  case (?) always\n    c');
  });
});

describe('definitions', () => {
  it('have decorators, parameters of every kind and a return type', () => {
    const text = '@a\n@b.c(1)\nasync def f(p, /, q: int, r=1, s: int = 2, *t: str, u, **v) -> int: pass';
    const parameters = '/p, q: int, r = 1, s: int = 2, *t: str, =u, **v';
    expect(lowered(python, text)).toBe(`@a @b.c(1) def f(${parameters}) -> int async\n  pass`);
  });

  it('know whether they yield themselves', () => {
    const text = 'def f():\n  def g(): yield\n  h = lambda: (yield)\n  class C:\n    x = 1\nasync def k():\n  async for a in b: yield a';
    const [f, ...rest] = lowered(python, text).split('\n');
    expect(f).toBe('def f()');
    expect(rest).toContain('  def g() generator');
    expect(rest).toContain('def k() async generator');
  });

  it('do not yield because a default or a decorator does', () => {
    expect(lowered(python, 'def f():\n  @(yield)\n  def g(x=(yield)): pass')).toMatch(
      /^def f\(\) generator\n {2}@\S+ \(yield\)\) def g\(x = \(paren \(yield\)\)\)\n/,
    );
  });

  it('nest: a class in a function has its members placed from the function', () => {
    const text = 'x = 1\ndef f():\n  class C(B, metaclass=M):\n    y = 2\n';
    const statement = python.parse(text).module.units[1]?.unit.statement;
    const inner = statement?.kind === 'function' ? statement.fn.body.statements[0] : undefined;
    if (inner?.kind !== 'class') throw new Error('no class');
    const [member] = inner.cls.members;
    expect(member && text.slice(6 + member.at, 6 + member.at + member.unit.length)).toBe('y = 2');
    expect(lowered(python, text)).toBe('x = 1\ndef f()\n  class C(B, metaclass=M)\n    y = 2');
  });

  it('have spans from the first decorator, headers from `async` to the colon', () => {
    const text = '@d\nasync def f(a={1: 2}) -> {3: 4} :\n  pass';
    const fn = functionOf(text);
    expect([fn, fn.headerSpan, fn.nameSpan].map(({ start, end }) => text.slice(start, end))).toEqual([
      text,
      'async def f(a={1: 2}) -> {3: 4} :',
      'f',
    ]);
  });

  it('global, nonlocal and nothing but a docstring', () => {
    expect(lowered(python, 'def f():\n  """d"""\n  global a, b\n  nonlocal c')).toBe('def f()\n  "d"\n  global a, b\n  nonlocal c');
  });
});

describe('Python 2', () => {
  it.each([
    ['print "a" % b, c', '(? (% "a" b) c)'],
    ['print >>f, x', '(? (? f) x)'],
    ['exec code in ns', '(? code ns)'],
    ['raise E, v, tb', 'raise (tuple E v tb)'],
    ['try: a\nexcept X, e: b', 'try\n  a\nexcept (tuple X e)\n  b'],
    ["x = ur'a'", 'x = "a"'],
    ['def f(a, (b, c), d): lock.acquire()', 'def f(a, d)\n  lock.acquire()'],
  ])('%s', (text, expected) => {
    expect(lowered(python, text)).toBe(expected);
  });
});

function functionOf(text: string): FunctionIr {
  const statement = python.parse(text).module.units[0]?.unit.statement;
  if (statement?.kind !== 'function') throw new Error('no function');
  return statement.fn;
}
